import { Trans, useLingui } from '@lingui/react/macro';
import { ChevronLeft, ChevronRight, Ellipsis, FileDown, FileUp, PanelRight, Plus } from 'lucide-react';
import { Suspense, useState } from 'react';
import { viewCode } from '../../app/view-code.tsx';
import { Button } from '../../ui/Button.tsx';
import { navigate } from '../../app/router.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { MenuButton } from '../../ui/Menu.tsx';
import { CalendarPlaces } from './CalendarPlaces.tsx';
import { useCalendar } from './calendar-context.ts';
import { useCalendarState } from './calendar-state.ts';
import { FilterMenu } from './FilterMenu.tsx';
import { pageStep } from './grid-keys.ts';
import type { PlanDialogProps } from './PlanDialog.tsx';

/** Its fields are not on screen until the plan is to be saved. */
const planDialog = viewCode<PlanDialogProps>(async () => (await import('./PlanDialog.tsx')).PlanDialog);

/** Title of the page shown, steps to other pages, month or week, filter, drafts, and a new post. */
export function CalendarToolbar({ title }: { readonly title: string }) {
  const { t } = useLingui();
  const { layout, today, createAt } = useCalendar();
  const [saving, setSaving] = useState(false);
  const { focus, setFocus, trayOpen, setTrayOpen } = useCalendarState();
  const step = (count: -1 | 1): void => setFocus({ ...focus, day: pageStep(focus.day, layout, count) });
  const isMonth = layout === 'month';

  return (
    <header className="flex flex-wrap items-center gap-x-2 gap-y-2 px-4 py-3">
      <h1 aria-live="polite" className="min-w-40 text-title font-semibold text-ink-1 first-letter:uppercase">
        {title}
      </h1>
      <div className="flex items-center gap-1">
        <IconButton label={isMonth ? t`Previous month` : t`Previous week`} onPress={() => step(-1)}>
          <ChevronLeft size={18} aria-hidden="true" />
        </IconButton>
        <Button variant="secondary" onPress={() => setFocus({ ...focus, day: today })}>
          <Trans>Today</Trans>
        </Button>
        <IconButton label={isMonth ? t`Next month` : t`Next week`} onPress={() => step(1)}>
          <ChevronRight size={18} aria-hidden="true" />
        </IconButton>
      </div>
      <span className="flex-1" />
      <FilterMenu />
      <CalendarPlaces here={layout} />
      <span className="hidden @min-[840px]/calendar:block">
        <IconButton label={trayOpen ? t`Hide drafts` : t`Show drafts`} onPress={() => setTrayOpen(!trayOpen)}>
          <PanelRight size={18} aria-hidden="true" />
        </IconButton>
      </span>
      <MenuButton
        label={t`More`}
        icon={<Ellipsis size={18} aria-hidden="true" />}
        items={[
          {
            id: 'import',
            label: t`Import posts from a file`,
            icon: <FileUp size={16} aria-hidden="true" />,
            onAction: () => navigate('/import'),
          },
          {
            id: 'save',
            label: t`Save the plan as a file`,
            icon: <FileDown size={16} aria-hidden="true" />,
            onAction: () => setSaving(true),
          },
        ]}
      />
      <Button variant="primary" onPress={() => createAt(focus.day < today ? today : focus.day, null)}>
        <Plus size={16} aria-hidden="true" />
        <span className="@max-[1100px]/calendar:sr-only">
          <Trans>New post</Trans>
        </span>
      </Button>
      {saving && (
        <Suspense fallback={null}>
          <planDialog.Show onClose={() => setSaving(false)} />
        </Suspense>
      )}
    </header>
  );
}
