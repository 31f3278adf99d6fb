import { useLingui } from '@lingui/react/macro';
import { Suspense, useEffect, useRef } from 'react';
import { Link } from 'react-aria-components';
import { ViewSkeleton } from '../../app/ViewSkeleton.tsx';
import { cx } from '../../ui/cx.ts';
import { type PrivacySection, privacyGroups, privacySections } from './sections.tsx';

/** Everything about the owner's data in one place: its parts at the left, the chosen one beside them. */
export function PrivacyView({ section }: { readonly section: string | null }) {
  const { t } = useLingui();
  const shown = privacySections.find(({ id }) => id === section) ?? privacySections[0];

  const grouped = new Set(privacyGroups.flatMap(({ ids }) => ids));
  const groups = [
    { name: null, sections: privacySections.filter(({ id }) => !grouped.has(id)) },
    ...privacyGroups.map(({ name, ids }) => ({
      name: t(name),
      sections: privacySections.filter(({ id }) => ids.includes(id)),
    })),
  ];

  return (
    <div className="flex h-full min-h-0 flex-col min-[1100px]:flex-row">
      <nav
        aria-label={t`Parts of Privacy`}
        className="shrink-0 border-line max-[1099px]:overflow-x-auto max-[1099px]:border-b min-[1100px]:w-[212px] min-[1100px]:overflow-y-auto min-[1100px]:border-r"
      >
        <div className="flex gap-0.5 p-2 min-[1100px]:flex-col min-[1100px]:gap-5 min-[1100px]:px-3 min-[1100px]:pt-7">
          {groups.map(({ name, sections }) => (
            <div key={name ?? ''}>
              {name !== null && (
                <h2 className="mb-1 px-2.5 font-medium text-ink-3 text-xs max-[1099px]:sr-only">{name}</h2>
              )}
              <ul className="flex gap-0.5 min-[1100px]:flex-col">
                {sections.map((section) => (
                  <SectionLink key={section.id} section={section} isShown={section.id === shown.id} />
                ))}
              </ul>
            </div>
          ))}
        </div>
      </nav>
      <div key={shown.id} className="min-h-0 min-w-0 flex-1 overflow-y-auto">
        <div className="mx-auto flex max-w-[800px] flex-col gap-6 px-8 pt-7 pb-14">
          <header>
            <p className="font-medium text-data text-ink-2">{t`Privacy`}</p>
            <h1 className="font-semibold text-ink-1 text-title">{t(shown.name)}</h1>
            <p className="mt-1 max-w-[68ch] text-ink-2">{t(shown.what)}</p>
          </header>
          <Suspense fallback={<ViewSkeleton />}>
            <shown.Show />
          </Suspense>
        </div>
      </div>
    </div>
  );
}

function SectionLink({ section, isShown }: { readonly section: PrivacySection; readonly isShown: boolean }) {
  const { t } = useLingui();
  const { id, name, Icon } = section;
  const item = useRef<HTMLLIElement>(null);
  // Where the list is a line, the part that is shown may lie beyond its edge.
  useEffect(() => {
    if (isShown) item.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [isShown]);
  return (
    <li ref={item}>
      <Link
        href={`#/privacy/${id}`}
        {...(isShown ? { 'aria-current': 'page' as const } : {})}
        className={cx(
          'flex h-9 items-center gap-2.5 whitespace-nowrap rounded-lg px-2.5 text-sm transition-colors',
          isShown ? 'bg-surface-2 font-medium text-ink-1' : 'text-ink-2 hover:bg-surface-2 hover:text-ink-1',
          'focus-visible:outline-2 focus-visible:outline-accent',
        )}
      >
        <Icon size={16} aria-hidden="true" className="shrink-0" />
        {t(name)}
      </Link>
    </li>
  );
}
