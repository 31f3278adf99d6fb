import { Trans, useLingui } from '@lingui/react/macro';
import { CopyCheck, TriangleAlert } from 'lucide-react';
import { networkNames } from '../../../../shared/i18n/network-names.ts';
import type { NeighbourNote, QueuedPart } from '../../../../shared/contract/planning.ts';
import type { Account } from '../../../../shared/model/account.ts';
import { navigate } from '../../../app/router.ts';
import { Button } from '../../../ui/Button.tsx';
import { NetworkMark } from '../../../ui/NetworkMark.tsx';
import { RepeatForm } from '../../series/RepeatForm.tsx';
import { momentWords } from './moment-words.ts';
import type { WhenFacts } from './use-when-facts.ts';
import { isRepeat, type When } from './when.ts';

interface SchedulePanelProps {
  readonly when: When;
  readonly facts: WhenFacts;
  readonly accounts: readonly Account[];
  readonly zone: string;
  readonly now: number;
  readonly onChange: (when: When) => void;
}

/** Above the bar, as far as there is something to say: slots that a post takes, how it repeats, and what it would meet. */
export function SchedulePanel({ when, facts, accounts, zone, now, onChange }: SchedulePanelProps) {
  const notes = facts.notes.filter(({ kind }) => kind !== 'refused');
  const hasQueue = when === 'queue' && facts.queue !== null;
  if (!hasQueue && !isRepeat(when) && notes.length === 0) return null;
  return (
    <div className="flex max-h-[46vh] flex-col gap-3 overflow-y-auto border-line border-t bg-surface-0 px-5 py-3">
      {isRepeat(when) && (
        <RepeatForm
          repeat={when}
          occurrences={facts.occurrences}
          networks={[...new Set(accounts.map(({ network }) => network))]}
          onChange={onChange}
        />
      )}
      {hasQueue && facts.queue !== null && (
        <QueueAhead
          parts={facts.queue.parts}
          lacks={facts.queue.without !== null}
          accounts={accounts}
          zone={zone}
          now={now}
        />
      )}
      {notes.length > 0 && <Notes notes={notes} accounts={accounts} zone={zone} now={now} />}
    </div>
  );
}

interface QueueAheadProps {
  readonly parts: readonly QueuedPart[];
  readonly lacks: boolean;
  readonly accounts: readonly Account[];
  readonly zone: string;
  readonly now: number;
}

/** The slots that the accounts would take. */
function QueueAhead({ parts, lacks, accounts, zone, now }: QueueAheadProps) {
  const { i18n } = useLingui();
  return (
    <div className="flex flex-wrap items-center gap-x-5 gap-y-1.5 text-data text-ink-1">
      {parts.map(({ at, accountIds }) => (
        <span key={at} className="inline-flex items-center gap-2">
          <span className="inline-flex items-center gap-1">
            {accounts
              .filter(({ id }) => accountIds.includes(id))
              .map(({ id, network, mode }) => (
                <NetworkMark key={id} network={network} mode={mode} size={16} />
              ))}
          </span>
          <span className="font-medium tabular-nums">{momentWords(i18n.locale, zone, at, now)}</span>
        </span>
      ))}
      {parts.length > 1 && (
        <span className="text-ink-2">
          <Trans>Each time becomes a post of its own in the calendar.</Trans>
        </span>
      )}
      {lacks && (
        <Button variant="secondary" onPress={() => navigate('/slots')}>
          <Trans>Set the slots</Trans>
        </Button>
      )}
    </div>
  );
}

interface NotesProps {
  readonly notes: readonly NeighbourNote[];
  readonly accounts: readonly Account[];
  readonly zone: string;
  readonly now: number;
}

/** What is close to the time, or says the same: told, never in the way. */
function Notes({ notes, accounts, zone, now }: NotesProps) {
  const { t, i18n } = useLingui();
  return (
    <ul className="flex flex-col gap-1">
      {notes.map(({ kind, accountId, postId, at }) => {
        const account = accounts.find(({ id }) => id === accountId);
        if (account === undefined) return null;
        const name = `${account.name} (${networkNames[account.network]})`;
        const moment = momentWords(i18n.locale, zone, at, now);
        const Icon = kind === 'close' ? TriangleAlert : CopyCheck;
        return (
          <li key={`${kind} ${accountId}`} className="flex items-start gap-2 text-data leading-5 text-ink-1">
            <Icon size={15} aria-hidden="true" className="mt-[2.5px] shrink-0 text-warning-ink" />
            <span>
              {kind === 'close'
                ? t`${name} has another post close by, on ${moment}.`
                : t`${name} has the same words on ${moment}.`}{' '}
              <button
                type="button"
                onClick={() => navigate(`/posts/${postId}`)}
                className="font-medium text-accent underline-offset-2 hover:underline focus-visible:outline-2 focus-visible:outline-accent"
              >
                <Trans>Look at it</Trans>
              </button>
            </span>
          </li>
        );
      })}
    </ul>
  );
}
