import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { Breach } from '../../../../shared/model/breach.ts';
import { engine } from '../../../app/engine-client.ts';
import { formatLocale } from '../../../app/format-locale.ts';
import { Button } from '../../../ui/Button.tsx';
import { cx } from '../../../ui/cx.ts';
import { MomentField } from '../../../ui/MomentField.tsx';
import { useMinute } from '../../calendar/use-now.ts';
import { useTimeLeft } from './time-left.ts';
import type { BreachDraft } from './use-breach.ts';

const whole = 72 * 3_600_000;

/** The 72 hours of Art. 33(1): how much is left, since when they run, and where they stopped. */
export function BreachClock({ draft, breach }: { readonly draft: BreachDraft; readonly breach: Breach }) {
  const { t, i18n } = useLingui();
  const now = useMinute();
  const timeLeft = useTimeLeft();
  const [knownAt, setKnownAt] = useState<number | null>(null);
  const when = new Intl.DateTimeFormat(formatLocale(i18n.locale), { dateStyle: 'full', timeStyle: 'short' });
  const { id, dueAt, clockRuns, closedAt } = breach;
  const used = Math.min(1, Math.max(0, (now - breach.knownAt) / whole));
  const isTight = dueAt - now <= 6 * 3_600_000;
  return (
    <section
      aria-label={t`Clock`}
      className={cx(
        'flex flex-col gap-3 rounded-xl border px-5 py-4 shadow-card',
        clockRuns && isTight
          ? 'border-danger-line bg-danger-fill'
          : clockRuns
            ? 'border-warning-line bg-warning-fill'
            : 'border-line bg-surface-1',
      )}
    >
      <div className="flex flex-wrap items-baseline gap-x-3">
        <h2 className="font-semibold text-ink-1 text-title tabular-nums">
          {clockRuns
            ? timeLeft(dueAt, now)
            : closedAt === null
              ? t`The clock has stopped`
              : t`This record is closed`}
        </h2>
        {clockRuns && (
          <p className="text-ink-1">
            <Trans>to tell the authority, unless no risk for people is likely</Trans>
          </p>
        )}
      </div>
      {clockRuns && (
        <div aria-hidden="true" className="h-1.5 overflow-hidden rounded-full bg-surface-1/70">
          <div
            className={cx('h-full rounded-full', isTight ? 'bg-danger' : 'bg-warning-ink')}
            style={{ width: `${used * 100}%` }}
          />
        </div>
      )}
      <p className="text-data text-ink-1 tabular-nums">
        <Trans>
          You have known of it since {when.format(breach.knownAt)}; the 72 hours end on {when.format(dueAt)}.
        </Trans>
      </p>
      {closedAt === null &&
        (knownAt === null ? (
          <Button className="self-start" onPress={() => setKnownAt(breach.knownAt)}>
            <Trans>I learned of it at another time</Trans>
          </Button>
        ) : (
          <div className="flex flex-wrap items-end gap-3">
            <MomentField
              dayLabel={t`Day you learned of it`}
              timeLabel={t`Time`}
              value={knownAt}
              onChange={setKnownAt}
            />
            <Button
              variant="primary"
              isDisabled={knownAt > now + 60_000}
              onPress={() =>
                void draft.run(() => engine.breach.setKnownAt({ id, knownAt })).then(() => setKnownAt(null))
              }
            >
              <Trans>Set the clock</Trans>
            </Button>
            <Button variant="quiet" onPress={() => setKnownAt(null)}>
              <Trans>Cancel</Trans>
            </Button>
          </div>
        ))}
    </section>
  );
}
