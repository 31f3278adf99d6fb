import { Trans, useLingui } from '@lingui/react/macro';
import { ChevronRight } from 'lucide-react';
import { Button as AriaButton, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import type { RegisterEntry } from '../../../../shared/contract/privacy.ts';
import { dataKindWords, outsideWords } from '../../../../shared/i18n/register-words.ts';

/** Every table, column, file and setting of an activity, for whoever wants to know exactly. */
export function PlacesOf({ entry: { tables, files, settings, outside } }: { readonly entry: RegisterEntry }) {
  const { t } = useLingui();
  if (tables.length + files.length + settings.length === 0) return null;
  return (
    <Disclosure className="group border-line border-t pt-2">
      <Heading level={3}>
        <AriaButton
          slot="trigger"
          className="flex items-center gap-1.5 rounded-md py-1 text-data text-ink-2 hover:text-ink-1"
        >
          <ChevronRight
            size={15}
            aria-hidden="true"
            className="transition-transform group-expanded:rotate-90"
          />
          <Trans>Where exactly</Trans>
        </AriaButton>
      </Heading>
      <DisclosurePanel className="flex flex-col gap-3 text-data">
        {tables.map(({ table, columns }) => (
          <div key={table} className="pt-2">
            <p className="text-ink-2">
              <Trans>
                Table <code className="font-mono text-ink-1">{table}</code>
              </Trans>
            </p>
            <ul className="mt-1 flex flex-wrap gap-1.5">
              {columns.map(({ name, kind }) => (
                <li key={name} className="rounded-md bg-surface-2 px-1.5 py-0.5 text-ink-2 text-xs">
                  <code className="font-mono text-ink-1">{name}</code> {t(dataKindWords[kind])}
                </li>
              ))}
            </ul>
          </div>
        ))}
        {files.length > 0 && (
          <div className="pt-2">
            <p className="text-ink-2">
              <Trans>Files in Kaizup’s folder</Trans>
            </p>
            <ul className="mt-1 flex flex-wrap gap-1.5">
              {files.map(({ path, kind }) => (
                <li key={path} className="rounded-md bg-surface-2 px-1.5 py-0.5 text-ink-2 text-xs">
                  <code className="font-mono text-ink-1">{path}</code> {t(dataKindWords[kind])}
                </li>
              ))}
            </ul>
          </div>
        )}
        {outside.length > 0 && (
          <div className="pt-2">
            <p className="text-ink-2">
              <Trans>Outside of Kaizup’s folder</Trans>
            </p>
            <ul className="mt-1 flex flex-wrap gap-1.5">
              {outside.map((place) => (
                <li key={place} className="rounded-md bg-surface-2 px-1.5 py-0.5 text-ink-2 text-xs">
                  {t(outsideWords[place])}
                </li>
              ))}
            </ul>
          </div>
        )}
        {settings.length > 0 && (
          <div className="pt-2">
            <p className="text-ink-2">
              <Trans>Settings</Trans>
            </p>
            <ul className="mt-1 flex flex-wrap gap-1.5">
              {settings.map((name) => (
                <li key={name} className="rounded-md bg-surface-2 px-1.5 py-0.5 text-xs">
                  <code className="font-mono text-ink-1">{name}</code>
                </li>
              ))}
            </ul>
          </div>
        )}
      </DisclosurePanel>
    </Disclosure>
  );
}
