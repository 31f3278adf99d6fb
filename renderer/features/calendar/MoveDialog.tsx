import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { PostCard } from '../../../shared/contract/posts.ts';
import type { CallError } from '../../../shared/errors.ts';
import type { WallTime } from '../../../shared/model/post.ts';
import { orpc } from '../../app/engine-client.ts';
import { useSettings } from '../../app/settings.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { DateField } from '../../ui/DateField.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { TimeField } from '../../ui/TimeField.tsx';
import { showToast } from '../../ui/toast.ts';
import { calendarFormat } from './format.ts';
import { type Suggestion, suggestTimes } from './suggestions.ts';
import { addDays } from './time/days.ts';
import { freeSlot } from './time/moving.ts';
import { useZone } from '../planning/use-zone.ts';
import { instantOf, splitWallTime, startOfDay, wallClock, wallTime } from './time/zone.ts';
import { TimeVerdict } from './TimeVerdict.tsx';
import { useMinute } from './use-now.ts';
import { useSchedule } from './use-schedule.ts';
import { useScheduleWords } from './use-schedule-words.ts';

/** How far around the chosen day other posts are looked at. */
const lookDays = 8;

export interface MoveDialogProps {
  readonly post: PostCard;
  readonly onClose: () => void;
}

/** Chooses another day and time for a post, or the first for a draft; works by keyboard alone. Open while rendered. */
export function MoveDialog({ post, onClose }: MoveDialogProps) {
  const { t, i18n } = useLingui();
  const { weekStart } = useSettings();
  const zone = useZone();
  const now = useMinute();
  const today = wallClock(now, zone).day;
  const format = calendarFormat(i18n.locale, zone);
  const schedule = useSchedule();
  const words = useScheduleWords(zone);
  const [chosen, setChosen] = useState<WallTime>(() => firstChoice(post, now, zone));
  const [refusal, setRefusal] = useState<CallError | null>(null);
  const [isPending, setPending] = useState(false);
  const { day, minutes } = splitWallTime(chosen);
  const { at } = instantOf(chosen);

  const from = startOfDay(day < today ? day : today, zone);
  const to = startOfDay(addDays(day < today ? today : day, lookDays), zone);
  const { data: posts } = useQuery(orpc.posts.range.queryOptions({ input: { from, to } }));
  const others = useMemo(() => posts ?? [], [posts]);
  const suggestions = suggestTimes(post, chosen, others, now, zone);

  function choose(time: WallTime): void {
    setChosen(time);
    setRefusal(null);
  }

  async function save(): Promise<void> {
    setPending(true);
    const result = await schedule(post, chosen);
    setPending(false);
    if (!result.ok) {
      setRefusal(result.failure);
      return;
    }
    showToast({ tone: 'success', text: words.done(post, result.value) });
    onClose();
  }

  const names: Readonly<Record<Suggestion['kind'], (time: string) => string>> = {
    'next-free': (time) => t`Next free: ${time}`,
    tomorrow: (time) => t`Tomorrow: ${time}`,
    'next-week': (time) => t`A week later: ${time}`,
  };
  const isDraft = post.at === null;

  return (
    <Dialog
      title={isDraft ? t`When should it go out?` : t`Move to another time`}
      onClose={onClose}
      size="small"
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <p className="line-clamp-2 text-sm text-ink-2">{post.excerpt || t`Post without text`}</p>
        <div className="flex flex-wrap gap-3">
          <DateField
            label={t`Day`}
            value={day}
            min={today}
            firstDayOfWeek={weekStart === 'monday' ? 'mon' : 'sun'}
            onChange={(next) => choose(wallTime({ day: next, minutes }, zone))}
          />
          <TimeField
            label={t`Time`}
            value={minutes}
            onChange={(next) => choose(wallTime({ day, minutes: next }, zone))}
          />
        </div>
        <TimeVerdict post={post} chosen={chosen} others={others} now={now} />
        {suggestions.length > 0 && (
          <div className="flex flex-wrap gap-2">
            {suggestions.map(({ kind, to: time, at: then }) => (
              <Button key={kind} variant="secondary" onPress={() => choose(time)}>
                {names[kind](format.moment(then))}
              </Button>
            ))}
          </div>
        )}
        {refusal !== null && <Banner tone="warning">{words.refused(refusal)}</Banner>}
        <div className="flex flex-wrap justify-end gap-2 pt-1">
          <Button variant="quiet" onPress={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <SaveButton
            chosen={chosen}
            isDraft={isDraft}
            isPending={isPending}
            isDisabled={at === post.at || at <= now}
          />
        </div>
      </form>
    </Dialog>
  );
}

function SaveButton(props: {
  readonly chosen: WallTime;
  readonly isDraft: boolean;
  readonly isPending: boolean;
  readonly isDisabled: boolean;
}) {
  const { i18n } = useLingui();
  const { chosen, isDraft, isPending, isDisabled } = props;
  const { day, minutes } = splitWallTime(chosen);
  const format = calendarFormat(i18n.locale, chosen.zone);
  const time = `${format.shortDay(day)}, ${format.clock(minutes)}`;
  return (
    <Button variant="primary" type="submit" isPending={isPending} isDisabled={isDisabled}>
      {isDraft ? <Trans>Schedule for {time}</Trans> : <Trans>Move to {time}</Trans>}
    </Button>
  );
}

/** The post's own time while it lies ahead, else the next free half hour today or tomorrow. */
function firstChoice(post: PostCard, now: number, zone: string): WallTime {
  if (post.at !== null && post.at > now) return wallTime(wallClock(post.at, zone), zone);
  const today = wallClock(now, zone).day;
  const tomorrow = addDays(today, 1);
  return freeSlot(today, post, [], now, zone) ?? wallTime({ day: tomorrow, minutes: 9 * 60 }, zone);
}
