import { Trans, useLingui } from '@lingui/react/macro';
import { CalendarClock, CircleAlert, Send } from 'lucide-react';
import type { CallError } from '../../../shared/errors.ts';
import { Button } from '../../ui/Button.tsx';
import { useErrorSentence } from '../../ui/error-sentence.ts';
import { calendarFormat } from '../calendar/format.ts';
import { momentWords, nearDay, zoneWords } from './when/moment-words.ts';
import type { Obstacle, Plan } from './when/plan-post.ts';
import { obstacleWords, planWords } from './when/plan-words.ts';
import { inZone, isRepeat, isTime, timeOf, type When, type WhenKind } from './when/when.ts';
import { ZoneChoice } from './when/ZoneChoice.tsx';
import { WhenField } from './when/WhenField.tsx';

interface ActionBarProps {
  readonly when: When;
  readonly kinds: readonly WhenKind[];
  readonly inSeries?: boolean;
  readonly zone: string;
  readonly now: number;
  readonly plan: Plan;
  readonly obstacles: readonly Obstacle[];
  readonly busy: boolean;
  readonly error: CallError | null;
  readonly onWhen: (when: When) => void;
  readonly onKind: (kind: WhenKind) => void;
  readonly onSend: () => void;
  /** Takes the owner to the first thing to mend. */
  readonly onMend: (obstacle: Obstacle) => void;
}

/** What is wrong, when it goes, and the one button. */
export function ActionBar(props: ActionBarProps) {
  const { when, kinds, inSeries = false, now, plan, obstacles, busy, error } = props;
  // A time may be in a zone of its own.
  const zone = timeOf(when)?.zone ?? props.zone;
  const { onWhen, onKind, onSend, onMend } = props;
  const { i18n } = useLingui();
  const sentence = useErrorSentence();
  const moment = (at: number): string => momentWords(i18n.locale, zone, at, now);
  const [first] = obstacles;

  return (
    <footer className="flex flex-wrap items-center gap-x-3 gap-y-2 border-line border-t bg-surface-1 px-3.5 py-3">
      <WhenField
        when={when}
        zone={zone}
        now={now}
        kinds={kinds}
        inSeries={inSeries}
        onKind={onKind}
        onChange={onWhen}
      />
      <div className="flex flex-1 items-center justify-end gap-x-3">
        <div className="flex min-w-32 flex-1 flex-col text-data leading-5" aria-live="polite">
          {error !== null ? (
            <span className="flex items-start gap-1.5 text-danger-ink">
              <CircleAlert size={15} className="mt-0.5 shrink-0" aria-hidden="true" />
              {sentence(error.code, error.details)}
            </span>
          ) : first !== undefined ? (
            <button
              type="button"
              onClick={() => onMend(first)}
              className="flex min-h-8 w-fit items-center gap-1.5 text-left text-ink-1 hover:underline"
            >
              <CircleAlert size={15} className="shrink-0 text-warning-ink" aria-hidden="true" />
              {obstacleWords(i18n, first)}
            </button>
          ) : (
            <TimeNote plan={plan} zone={zone} now={now} when={when} onWhen={onWhen} />
          )}
        </div>
        <Button variant="primary" isDisabled={first !== undefined} isPending={busy} onPress={onSend}>
          {plan.kind === 'publish-now' || plan.kind === 'try-again' ? (
            <Send size={16} aria-hidden="true" />
          ) : (
            <CalendarClock size={16} aria-hidden="true" />
          )}
          {planWords(i18n, plan, moment)}
        </Button>
      </div>
    </footer>
  );
}

/** The time in full words with its zone, and what the zone's clocks do to it. */
function TimeNote({
  plan,
  zone,
  now,
  when,
  onWhen,
}: Pick<ActionBarProps, 'plan' | 'zone' | 'now' | 'when' | 'onWhen'>) {
  const { i18n } = useLingui();
  const choice =
    isTime(when) || isRepeat(when) ? (
      <ZoneChoice zone={zone} now={now} onChange={(next) => onWhen(inZone(when, next))} />
    ) : (
      <span className="text-xs text-ink-2">{zoneWords(i18n.locale, zone, now)}</span>
    );
  if (plan.kind === 'publish-now' || plan.kind === 'try-again') {
    return (
      <span className="text-ink-2">
        <Trans>Goes out as soon as you press the button</Trans>
      </span>
    );
  }
  if (plan.kind === 'queue' || plan.kind === 'repeat') {
    return choice;
  }
  const format = calendarFormat(i18n.locale, zone);
  const time = format.time(plan.at);
  const near = nearDay(zone, plan.at, now);
  const note = plan.kind === 'update' ? 'exact' : plan.note;
  return (
    <>
      <span className="text-ink-2">
        {near === 'today' ? (
          <Trans>Today at {time}</Trans>
        ) : near === 'tomorrow' ? (
          <Trans>Tomorrow at {time}</Trans>
        ) : (
          momentWords(i18n.locale, zone, plan.at, now)
        )}
      </span>
      {choice}
      {note === 'moved-past-gap' && (
        <span className="text-warning-ink">
          <Trans>The clocks go forward that night: it goes out at {time}.</Trans>
        </span>
      )}
      {note === 'first-of-two' && (
        <span className="text-warning-ink">
          <Trans>The clocks go back that night: it goes out the first time it is {time}.</Trans>
        </span>
      )}
    </>
  );
}
