import { Trans, useLingui } from '@lingui/react/macro';
import { calendarFormat } from '../calendar/format.ts';
import { localZone, wallClock } from '../calendar/time/zone.ts';

/** Good morning, and which day it is. */
export function Greeting({ now }: { readonly now: number }) {
  const { i18n } = useLingui();
  const zone = localZone();
  const { day, minutes } = wallClock(now, zone);
  const hour = Math.floor(minutes / 60);
  return (
    <div className="min-w-0 flex-1">
      <h1 className="text-title font-semibold text-ink-1">
        {hour < 5 || hour >= 18 ? (
          <Trans>Good evening</Trans>
        ) : hour < 12 ? (
          <Trans>Good morning</Trans>
        ) : (
          <Trans>Good afternoon</Trans>
        )}
      </h1>
      <p className="text-sm text-ink-2 first-letter:uppercase">
        {calendarFormat(i18n.locale, zone).longDay(day)}
      </p>
    </div>
  );
}
