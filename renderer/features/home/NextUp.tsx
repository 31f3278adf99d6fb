import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { PostCard } from '../../../shared/contract/posts.ts';
import { navigate } from '../../app/router.ts';
import { Button } from '../../ui/Button.tsx';
import { PublicationStateBadge } from '../../ui/PublicationStateBadge.tsx';
import { calendarFormat } from '../calendar/format.ts';
import { postState } from '../calendar/post-state.ts';
import { useZone } from '../planning/use-zone.ts';
import { writeNewPost } from '../compose/new-post.ts';
import { momentWords, nearDay } from '../compose/when/moment-words.ts';
import { HomeCard } from './HomeCard.tsx';
import { PostLine } from './PostLine.tsx';

interface NextUpProps {
  readonly posts: readonly PostCard[];
  readonly drafts: number;
  readonly now: number;
}

/** What goes out next. */
export function NextUp({ posts, drafts, now }: NextUpProps) {
  const zone = useZone();
  return (
    <HomeCard
      title={<Trans>Goes out next</Trans>}
      aside={
        <Button variant="quiet" onPress={() => navigate('/calendar')}>
          <Trans>Calendar</Trans>
        </Button>
      }
    >
      {posts.length === 0 ? (
        <div className="flex flex-wrap items-center gap-3 px-4 pt-1 pb-4">
          <p className="min-w-0 flex-1 text-sm text-ink-2">
            {drafts > 0 ? (
              <Plural
                value={drafts}
                one="Nothing is scheduled. # draft waits for a time."
                other="Nothing is scheduled. # drafts wait for a time."
              />
            ) : (
              <Trans>Nothing is scheduled. A post for tomorrow morning takes two minutes.</Trans>
            )}
          </p>
          <Button variant="secondary" onPress={drafts > 0 ? () => navigate('/calendar') : writeNewPost}>
            {drafts > 0 ? <Trans>See the drafts</Trans> : <Trans>Write a post</Trans>}
          </Button>
        </div>
      ) : (
        <ul className="divide-y divide-line pb-1">
          {posts.map((post) => (
            <PostLine key={post.id} post={post} aside={<StateOf post={post} />}>
              {post.at !== null && <When at={post.at} zone={post.wallTime?.zone ?? zone} now={now} />}
            </PostLine>
          ))}
        </ul>
      )}
    </HomeCard>
  );
}

function StateOf({ post }: { readonly post: PostCard }) {
  const state = postState(post);
  return state === 'scheduled' ? null : <PublicationStateBadge state={state} />;
}

/** `Tomorrow, 9:00`. */
export function When({
  at,
  zone,
  now,
}: {
  readonly at: number;
  readonly zone: string;
  readonly now: number;
}) {
  const { i18n } = useLingui();
  const near = nearDay(zone, at, now);
  const time = calendarFormat(i18n.locale, zone).time(at);
  return (
    <time dateTime={new Date(at).toISOString()} className="tabular-nums">
      {near === 'today' ? (
        <Trans>Today, {time}</Trans>
      ) : near === 'tomorrow' ? (
        <Trans>Tomorrow, {time}</Trans>
      ) : near === 'yesterday' ? (
        <Trans>Yesterday, {time}</Trans>
      ) : (
        momentWords(i18n.locale, zone, at, now)
      )}
    </time>
  );
}
