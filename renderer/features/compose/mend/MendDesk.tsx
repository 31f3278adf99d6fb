import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import type { PostDetail, PublicationDetail } from '../../../../shared/contract/posts.ts';
import type { WallTime } from '../../../../shared/model/post.ts';
import { bridge } from '../../../app/bridge.ts';
import { orpc } from '../../../app/engine-client.ts';
import { navigate } from '../../../app/router.ts';
import { Button } from '../../../ui/Button.tsx';
import { PublicationStateBadge } from '../../../ui/PublicationStateBadge.tsx';
import { showToast } from '../../../ui/toast.ts';
import { useZone } from '../../planning/use-zone.ts';
import { useMinute } from '../../calendar/use-now.ts';
import { needsNewTry } from '../../post/next-step.ts';
import { PublicationSentence } from '../../post/PublicationSentence.tsx';
import { AccountVariant } from '../AccountVariant.tsx';
import { ActionBar } from '../ActionBar.tsx';
import { DeskFrame } from '../DeskFrame.tsx';
import { blocks } from '../draft/check-account.ts';
import { useDraftDesk, useMissingAssets, useSaveState } from '../draft/use-draft-store.ts';
import { focusFirst } from '../focus-first.ts';
import { useImports, useMediaIntake } from '../media/use-media-intake.ts';
import { usePreviews } from '../previews/use-previews.ts';
import { SaveNote } from '../SaveNote.tsx';
import { sendAgain, useSendPost } from '../use-send-post.ts';
import { useTroubles } from '../use-troubles.ts';
import { momentWords } from '../when/moment-words.ts';
import { planPost } from '../when/plan-post.ts';
import { firstTime } from '../when/suggest-times.ts';
import { isTime } from '../when/when.ts';
import { StandingAccounts } from './StandingAccounts.tsx';

/** A post of which something is out: the accounts with nothing out yet are mended, the others stand. */
export function MendDesk({ post }: { readonly post: PostDetail }) {
  const { t, i18n } = useLingui();
  const { store, autosave } = useDraftDesk(post.id, post);
  useMissingAssets(store);
  const intake = useMediaIntake(store, bridge);
  const imports = useImports(intake.queue);
  const saving = useSaveState(autosave);
  const accountsQuery = useQuery(orpc.accounts.list.queryOptions());
  const business = useZone();
  const zone = post.wallTime?.zone ?? business;
  const now = useMinute();
  const [when, setWhen] = useState<WallTime | 'now'>('now');
  const column = useRef<HTMLDivElement>(null);

  const mended = post.publications.filter(({ open }) => open);
  const standing = post.publications.filter(({ open }) => !open);
  const again = mended.filter(needsNewTry);
  const { publications } = post;
  const { data: known } = accountsQuery;
  const accounts = useMemo(
    () =>
      publications
        .filter(({ open }) => open)
        .flatMap(({ accountId }) => known?.find(({ id }) => id === accountId) ?? []),
    [publications, known],
  );
  const previews = usePreviews(store, accounts);
  const troubles = useTroubles(store, accounts, when === 'now');
  const withTrouble = accounts.filter(
    ({ id }) => again.some(({ accountId }) => accountId === id) && troubles.get(id)?.some(blocks) === true,
  );
  const { plan, obstacles } = planPost({
    now,
    when,
    accounts: again.length,
    empty: false,
    withTrouble: withTrouble.map(({ network }) => network),
    importing: imports.some(({ state }) => state.kind !== 'refused'),
    scheduledAt: null,
    again: true,
  });
  const { busy, error, send } = useSendPost<WallTime | 'now'>(autosave, (at) =>
    sendAgain(
      post.id,
      again.map(({ id }) => id),
      at,
    ),
  );

  const onSend = async (): Promise<void> => {
    const sent = await send(when);
    if (!sent.sent) return;
    const moment = sent.at === null ? null : momentWords(i18n.locale, zone, sent.at, now);
    const text =
      moment === null ? t`On its way` : t`It goes out on ${moment}, as a post of its own in the calendar`;
    showToast({ tone: 'success', text });
    navigate(`/posts/${sent.postId}`);
  };

  return (
    <DeskFrame
      store={store}
      previews={previews}
      column={column}
      bar={
        again.length > 0 && (
          <ActionBar
            when={when}
            kinds={['time', 'now']}
            zone={zone}
            now={now}
            plan={plan}
            obstacles={obstacles}
            busy={busy}
            error={error}
            onWhen={(next) => {
              if (next === 'now' || isTime(next)) setWhen(next);
            }}
            onKind={(kind) => setWhen(kind === 'now' ? 'now' : firstTime(now, zone))}
            onSend={() => void onSend()}
            onMend={() =>
              focusFirst(
                column.current?.querySelector(`[data-account="${withTrouble[0]?.id ?? ''}"]`) ?? null,
              )
            }
          />
        )
      }
    >
      <header className="flex min-h-8 items-center gap-3">
        <h1 className="flex-1 text-title font-semibold text-ink-1">
          {again.length > 0 ? <Trans>Post to mend</Trans> : <Trans>Scheduled post</Trans>}
        </h1>
        <SaveNote state={saving} />
        {again.length === 0 && (
          <Button variant="secondary" onPress={() => navigate(`/posts/${post.id}`)}>
            <Trans>Done</Trans>
          </Button>
        )}
      </header>
      <p className="max-w-[68ch] text-ink-2">
        <Plural
          value={standing.length}
          one="What one account has received stays as it is. The rest can still change."
          other="What # accounts have received stays as it is. The rest can still change."
        />
      </p>
      {mended.map((publication) => {
        const account = accounts.find(({ id }) => id === publication.accountId);
        return (
          account !== undefined && (
            <AccountVariant
              key={publication.id}
              account={account}
              store={store}
              intake={intake}
              troubles={troubles.get(account.id) ?? []}
              alone={<LastTry publication={publication} zone={zone} now={now} />}
            />
          )
        );
      })}
      <StandingAccounts publications={standing} />
    </DeskFrame>
  );
}

interface LastTryProps {
  readonly publication: PublicationDetail;
  readonly zone: string;
  readonly now: number;
}

/** How the account's publication stands, and why. */
function LastTry({ publication, zone, now }: LastTryProps) {
  return (
    <div className="flex flex-col items-start gap-1.5">
      <PublicationStateBadge state={publication.state} />
      <PublicationSentence publication={publication} zone={zone} now={now} />
    </div>
  );
}
