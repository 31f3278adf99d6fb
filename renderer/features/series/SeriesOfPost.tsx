import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Repeat, RotateCcw } from 'lucide-react';
import { useState } from 'react';
import type { PostDetail } from '../../../shared/contract/posts.ts';
import type { SeriesView } from '../../../shared/contract/planning.ts';
import { engine, orpc } from '../../app/engine-client.ts';
import { navigate } from '../../app/router.ts';
import { Button } from '../../ui/Button.tsx';
import { ConfirmDialog } from '../../ui/Dialog.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { showToast } from '../../ui/toast.ts';
import { calendarFormat } from '../calendar/format.ts';
import { usePostAction } from '../post/use-post-action.ts';
import { recurrenceWords } from './recurrence-words.ts';

/** How many of the next times the inspector shows. */
const shownTimes = 4;

/** How a post repeats, what comes next, and what is left out. */
export function SeriesOfPost({ post }: { readonly post: PostDetail }) {
  const { seriesId, id: postId } = post;
  const { data: series } = useQuery(
    orpc.planning.series.queryOptions({ input: { postId }, enabled: seriesId !== null }),
  );
  if (series === undefined || series === null) return null;
  return <Series series={series} postId={postId} />;
}

function Series({ series, postId }: { readonly series: SeriesView; readonly postId: string }) {
  const { t, i18n } = useLingui();
  const { run, running } = usePostAction();
  const [asking, setAsking] = useState(false);
  const format = calendarFormat(i18n.locale, series.zone);
  const { id: seriesId } = series;

  async function end(): Promise<void> {
    setAsking(false);
    if (await run('end', () => engine.planning.endSeries({ postId })))
      showToast({ tone: 'success', text: t`It does not repeat any more` });
  }
  async function skip(local: string, time: string): Promise<void> {
    const occurrence = { seriesId, local };
    if (!(await run(`skip ${local}`, () => engine.planning.skip(occurrence)))) return;
    showToast({
      tone: 'success',
      text: t`${time} is left out`,
      action: {
        label: t`Undo`,
        onPress: () => void run('restore', () => engine.planning.restore(occurrence)),
      },
    });
  }

  return (
    <section aria-label={t`Repeats`} className="flex flex-col rounded-xl border border-line">
      <header className="flex items-center gap-2.5 px-4 pt-3 pb-1.5">
        <Repeat size={16} aria-hidden="true" className="shrink-0 text-accent" />
        <h3 className="min-w-0 flex-1 text-sm font-medium text-ink-1">
          {recurrenceWords(i18n, series.recurrence)}
        </h3>
      </header>
      <ul className="flex flex-col pr-2 pl-4">
        {series.next.slice(0, shownTimes).map(({ local, at, postId: next }) => {
          const time = format.moment(at);
          return (
            <li key={local} className="flex min-h-9 items-center gap-2 text-data text-ink-1 tabular-nums">
              <span className="min-w-0 flex-1 first-letter:uppercase">
                {next === null ? (
                  time
                ) : (
                  <button
                    type="button"
                    onClick={() => navigate(`/posts/${next}`)}
                    className="rounded underline-offset-2 hover:underline focus-visible:outline-2 focus-visible:outline-accent"
                  >
                    {time}
                  </button>
                )}
              </span>
              <Button
                variant="quiet"
                isPending={running === `skip ${local}`}
                onPress={() => void skip(local, time)}
                className="text-data text-ink-2"
              >
                <Trans>Leave out</Trans>
              </Button>
            </li>
          );
        })}
        {series.skipped.map(({ local, at }) => {
          const time = format.moment(at);
          return (
            <li key={local} className="flex min-h-9 items-center gap-2 text-data text-ink-2 tabular-nums">
              <span className="min-w-0 flex-1">
                <s>{time}</s> <Trans>left out</Trans>
              </span>
              <IconButton
                label={t`Bring ${time} back`}
                onPress={() => void run('restore', () => engine.planning.restore({ seriesId, local }))}
              >
                <RotateCcw size={15} aria-hidden="true" />
              </IconButton>
            </li>
          );
        })}
      </ul>
      {series.next.length > 0 && (
        <div className="flex flex-wrap gap-1 border-line border-t px-2 py-1.5">
          <Button variant="quiet" onPress={() => navigate(`/compose/${postId}`)}>
            <Trans>Change</Trans>
          </Button>
          <Button variant="quiet" isPending={running === 'end'} onPress={() => setAsking(true)}>
            <Trans>End after this one</Trans>
          </Button>
        </div>
      )}
      {asking && (
        <ConfirmDialog
          title={t`End the series after this post?`}
          confirmLabel={t`End after this one`}
          onConfirm={() => void end()}
          onClose={() => setAsking(false)}
        >
          <Trans>
            The posts that follow are deleted. Those that you changed by themselves stay, as posts of their
            own.
          </Trans>
        </ConfirmDialog>
      )}
    </section>
  );
}
