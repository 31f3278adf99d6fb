import { Trans, useLingui } from '@lingui/react/macro';
import { Ban, Check, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { PostCard } from '../../../shared/contract/posts.ts';
import type { WallTime } from '../../../shared/model/post.ts';
import { calendarFormat } from './format.ts';
import { judge } from './time/moving.ts';
import { instantOf } from './time/zone.ts';

/** What a chosen time means: free, close to another post, past, or touched by a clock change; and in which zone it is. */
export function TimeVerdict({
  post,
  chosen,
  others,
  now,
}: {
  readonly post: PostCard;
  readonly chosen: WallTime;
  readonly others: readonly PostCard[];
  readonly now: number;
}) {
  const { i18n } = useLingui();
  const format = calendarFormat(i18n.locale, chosen.zone);
  const { at, note } = instantOf(chosen);
  const verdict = judge(at, post, others, now);
  const moved = format.moment(at);
  const zone = chosen.zone.replaceAll('_', ' ');

  return (
    <div role="status" className="flex flex-col gap-1 text-data">
      {verdict.kind === 'past' && (
        <Fact Icon={Ban} colour="text-danger-ink">
          <Trans>This time has passed.</Trans>
        </Fact>
      )}
      {verdict.kind === 'clash' && verdict.with.at !== null && (
        <Fact Icon={TriangleAlert} colour="text-warning-ink">
          <Trans>Close to another post on the same account, at {format.time(verdict.with.at)}.</Trans>
        </Fact>
      )}
      {verdict.kind === 'free' && (
        <Fact Icon={Check} colour="text-success-ink">
          <Trans>Free: no other post of these accounts within half an hour.</Trans>
        </Fact>
      )}
      {note === 'moved-past-gap' && (
        <Fact Icon={TriangleAlert} colour="text-warning-ink">
          <Trans>The clocks go forward that night and skip this time. It would go out {moved}.</Trans>
        </Fact>
      )}
      {note === 'first-of-two' && (
        <Fact Icon={TriangleAlert} colour="text-warning-ink">
          <Trans>
            The clocks go back that night, so this time comes twice. It would go out the first time.
          </Trans>
        </Fact>
      )}
      <p className="text-ink-2">
        <Trans>Clock time in {zone}</Trans>
      </p>
    </div>
  );
}

function Fact(props: { readonly Icon: typeof Check; readonly colour: string; readonly children: ReactNode }) {
  const { Icon, colour, children } = props;
  return (
    <p className={`flex items-start gap-1.5 ${colour}`}>
      <Icon size={15} aria-hidden="true" className="mt-px shrink-0" />
      <span>{children}</span>
    </p>
  );
}
