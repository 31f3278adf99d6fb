import { Trans, useLingui } from '@lingui/react/macro';
import { breachDecisionWords } from '../../../../shared/i18n/breach-words.ts';
import type { BreachLine } from '../../../../shared/model/breach.ts';
import { formatLocale } from '../../../app/format-locale.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Row } from '../../../ui/ViewFrame.tsx';
import { useMinute } from '../../calendar/use-now.ts';
import { useTimeLeft } from './time-left.ts';

/** A record in the list: what it is about, its clock, and what was decided. */
export function BreachRow({ breach, onOpen }: { readonly breach: BreachLine; readonly onOpen: () => void }) {
  const { t, i18n } = useLingui();
  const now = useMinute();
  const timeLeft = useTimeLeft();
  const when = new Intl.DateTimeFormat(formatLocale(i18n.locale), { dateStyle: 'long', timeStyle: 'short' });
  const name = breach.happened === '' ? t`Not described yet` : breach.happened;
  const hours = (breach.dueAt - now) / 3_600_000;
  return (
    <Row>
      <div className="flex min-w-0 flex-1 flex-col gap-0.5">
        <p className="line-clamp-1 font-medium text-ink-1">{name}</p>
        <p className="text-data text-ink-2 tabular-nums">
          <Trans>Known since {when.format(breach.knownAt)}</Trans>
          {breach.decision !== null && <> · {t(breachDecisionWords[breach.decision].name)}</>}
        </p>
      </div>
      {breach.clockRuns ? (
        <Badge tone={hours <= 6 ? 'danger' : 'warning'}>{timeLeft(breach.dueAt, now)}</Badge>
      ) : breach.closedAt === null ? (
        <Badge tone="info">
          <Trans>Open</Trans>
        </Badge>
      ) : (
        <Badge>
          <Trans>Closed</Trans>
        </Badge>
      )}
      <Button onPress={onOpen} aria-label={t`Open the record: ${name}`}>
        <Trans>Open</Trans>
      </Button>
    </Row>
  );
}
