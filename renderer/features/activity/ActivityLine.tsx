import { Trans, useLingui } from '@lingui/react/macro';
import {
  CalendarClock,
  CircleAlert,
  CircleCheck,
  CircleHelp,
  ExternalLink,
  type LucideIcon,
  Pause,
  Play,
  RotateCcw,
  Send,
  Settings2,
  UserRound,
} from 'lucide-react';
import type { ActivityEntry } from '../../../shared/contract/overview.ts';
import { activitySentence } from '../../../shared/i18n/activity-sentences.ts';
import { failureHelpWords } from '../../../shared/i18n/failure-help-words.ts';
import { failureMessage } from '../../../shared/i18n/failure-messages.ts';
import { openPublished } from '../../app/open-published.ts';
import { navigate } from '../../app/router.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { NetworkMark } from '../../ui/NetworkMark.tsx';
import { PracticeTag } from '../../ui/PracticeTag.tsx';
import { calendarFormat } from '../calendar/format.ts';
import { helpOutside } from '../post/help-place.ts';
import { type ActivityTone, activityTones } from './activity-tone.ts';

const icons: Readonly<Record<ActivityTone['icon'], LucideIcon>> = {
  account: UserRound,
  post: CalendarClock,
  out: Send,
  problem: CircleAlert,
  question: CircleHelp,
  pause: Pause,
  resume: Play,
  setting: Settings2,
  engine: RotateCcw,
};

const colours: Readonly<Record<ActivityTone['level'], string>> = {
  plain: 'bg-surface-2 text-ink-2',
  good: 'bg-success-fill text-success-ink',
  warning: 'bg-warning-fill text-warning-ink',
  danger: 'bg-danger-fill text-danger-ink',
};

interface ActivityLineProps {
  readonly entry: ActivityEntry;
  readonly zone: string;
}

/** One thing that happened, as a sentence, with the way to its post. */
export function ActivityLine({ entry, zone }: ActivityLineProps) {
  const { t, i18n } = useLingui();
  const tone: ActivityTone = activityTones[entry.kind];
  const Icon = entry.kind === 'published' ? CircleCheck : icons[tone.icon];
  const { postId, url, excerpt, network, failure } = entry;
  const outside = failure === null ? null : helpOutside(failure.code);
  const gone = entry.kind === 'post-deleted';
  const time = calendarFormat(i18n.locale, zone).time(entry.at);
  return (
    <article className="group relative flex min-h-12 items-start gap-3 rounded-lg px-2 py-2 hover:bg-surface-2">
      <span
        aria-hidden="true"
        className={`grid size-8 shrink-0 place-items-center rounded-full ${colours[tone.level]}`}
      >
        <Icon size={16} />
      </span>
      <div className="min-w-0 flex-1 pt-1.5">
        <p className="flex flex-wrap items-center gap-x-2 text-sm leading-5 text-ink-1">
          {network !== null && <NetworkMark network={network} size={15} decorative />}
          <span className="min-w-0">{activitySentence(i18n, entry)}</span>
          {entry.mode === 'practice' && <PracticeTag />}
        </p>
        {failure !== null && network !== null && (
          <p className="mt-0.5 max-w-[68ch] text-data leading-5 text-ink-2">
            {failureMessage(i18n, network, failure)}
          </p>
        )}
        {excerpt !== null && excerpt.trim() !== '' && (
          <p className="mt-0.5 truncate text-data text-ink-2">
            {postId === null || gone ? (
              excerpt
            ) : (
              <button
                type="button"
                onClick={() => navigate(`/posts/${postId}`)}
                className="max-w-full truncate text-left before:absolute before:inset-0 before:rounded-lg hover:underline focus-visible:outline-none focus-visible:before:outline-2 focus-visible:before:outline-accent"
              >
                <span className="sr-only">
                  <Trans>Open the post</Trans>{' '}
                </span>
                {excerpt}
              </button>
            )}
          </p>
        )}
      </div>
      {outside !== null && (
        <span className="relative">
          <Button variant="secondary" onPress={() => navigate(outside.path)}>
            {i18n._(failureHelpWords[outside.help])}
          </Button>
        </span>
      )}
      {url !== null && (
        <span className="relative">
          <IconButton label={t`Open it on the network`} onPress={() => void openPublished(url, entry.mode)}>
            <ExternalLink size={16} aria-hidden="true" />
          </IconButton>
        </span>
      )}
      <time
        dateTime={new Date(entry.at).toISOString()}
        className="w-12 shrink-0 pt-1.5 text-right text-data text-ink-2 tabular-nums"
      >
        {time}
      </time>
    </article>
  );
}
