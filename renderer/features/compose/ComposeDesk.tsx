import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useRef } from 'react';
import type { PostDetail } from '../../../shared/contract/posts.ts';
import type { Account } from '../../../shared/model/account.ts';
import { startingOptions } from '../../../shared/capabilities/starting-options.ts';
import { bridge } from '../../app/bridge.ts';
import { orpc } from '../../app/engine-client.ts';
import { navigate } from '../../app/router.ts';
import { showToast } from '../../ui/toast.ts';
import { useZone } from '../planning/use-zone.ts';
import { useMinute } from '../calendar/use-now.ts';
import { needsNewTry } from '../post/next-step.ts';
import { AccountPicker } from './AccountPicker.tsx';
import { AccountVariant } from './AccountVariant.tsx';
import { ActionBar } from './ActionBar.tsx';
import { DeskFrame } from './DeskFrame.tsx';
import { DeskTemplates } from './DeskTemplates.tsx';
import { blocks } from './draft/check-account.ts';
import { tightestAccounts } from './draft/count-for-network.ts';
import { isEmptyDraft, variantOf } from './draft/edit-draft.ts';
import { useDraft, useDraftDesk, useMissingAssets, useSaveState } from './draft/use-draft-store.ts';
import { useImports, useMediaIntake } from './media/use-media-intake.ts';
import { usePreviews } from './previews/use-previews.ts';
import { focusFirst } from './focus-first.ts';
import { SaveNote } from './SaveNote.tsx';
import { SharedPost } from './SharedPost.tsx';
import { sendWhole, useSendPost } from './use-send-post.ts';
import { useTroubles } from './use-troubles.ts';
import { momentWords } from './when/moment-words.ts';
import { type Obstacle, planPost } from './when/plan-post.ts';
import { SchedulePanel } from './when/SchedulePanel.tsx';
import { useWhen } from './when/use-when.ts';
import { useWhenFacts } from './when/use-when-facts.ts';
import { kindOf, type When } from './when/when.ts';

interface ComposeDeskProps {
  readonly postId: string;
  /** Null while the engine has not heard of this post. */
  readonly post: PostDetail | null;
}

/** The desk on which a post is written: draft, accounts, previews, and the bar with the one button. */
export function ComposeDesk({ postId, post }: ComposeDeskProps) {
  const { t, i18n } = useLingui();
  const { store, autosave } = useDraftDesk(postId, post);
  useMissingAssets(store);
  const intake = useMediaIntake(store, bridge);
  const imports = useImports(intake.queue);
  const draft = useDraft(store, (state) => state.draft);
  const saving = useSaveState(autosave);
  const accountsQuery = useQuery(orpc.accounts.list.queryOptions());
  const accounts = useMemo(() => accountsQuery.data ?? [], [accountsQuery.data]);
  const rules = useQuery(orpc.publishing.rules.queryOptions());
  const wanted = { handOver: rules.data?.handOver === true };
  const business = useZone();
  const zone = post?.wallTime?.zone ?? business;
  const now = useMinute();
  const again = post?.publications.some(needsNewTry) === true;
  const choice = useWhen(post, again, zone, now);
  const { when, inSeries, setWhen } = choice;
  const { busy, error, send } = useSendPost<When>(autosave, (wanted) => sendWhole(postId, wanted, inSeries));
  const left = useRef<HTMLDivElement>(null);

  const chosen = useMemo(
    () => draft.variants.flatMap(({ accountId }) => accounts.find(({ id }) => id === accountId) ?? []),
    [draft.variants, accounts],
  );
  const troubles = useTroubles(store, chosen, when === 'now');
  const withTrouble = chosen.filter(({ id }) => troubles.get(id)?.some(blocks) === true);
  const counted = tightestAccounts(chosen.filter(({ id }) => variantOf(draft, id)?.text === null));
  const previews = usePreviews(store, chosen);
  const facts = useWhenFacts(postId, post !== null, when, chosen, now);
  const { plan, obstacles } = planPost({
    now,
    when,
    accounts: draft.variants.length,
    empty: isEmptyDraft(draft),
    withTrouble: withTrouble.map(({ network }) => network),
    importing: imports.some(({ state }) => state.kind !== 'refused'),
    // What failed or was missed has no time any more that could be kept.
    scheduledAt: again ? null : (post?.at ?? null),
    again,
    inSeries,
    ...facts,
  });

  const onSend = async (): Promise<void> => {
    const sent = await send(when);
    if (!sent.sent) return;
    const moment = sent.at === null ? null : momentWords(i18n.locale, zone, sent.at, now);
    showToast({ tone: 'success', text: sentWords(when, moment) });
    navigate(`/posts/${postId}`);
  };
  const sentWords = (sent: When, moment: string | null): string => {
    if (moment === null) return t`On its way`;
    switch (kindOf(sent)) {
      case 'queue':
        return t`In the queue for ${moment}`;
      case 'repeat':
        return inSeries ? t`Changed from ${moment} on` : t`Repeats from ${moment} on`;
      default:
        return t`Scheduled for ${moment}`;
    }
  };
  const onMend = (obstacle: Obstacle): void => {
    if (obstacle.kind === 'no-slot') return navigate('/slots');
    const target =
      obstacle.kind === 'checks'
        ? left.current?.querySelector(`[data-account="${withTrouble[0]?.id ?? ''}"]`)
        : left.current?.querySelector(
            obstacle.kind === 'no-account' ? '[data-place=accounts]' : '[data-place=post]',
          );
    focusFirst(target ?? null);
  };

  return (
    <DeskFrame
      store={store}
      previews={previews}
      column={left}
      bar={
        <>
          <SchedulePanel
            when={when}
            facts={facts}
            accounts={chosen}
            zone={zone}
            now={now}
            onChange={setWhen}
          />
          <ActionBar
            when={when}
            kinds={choice.kinds}
            inSeries={inSeries}
            onKind={choice.choose}
            zone={zone}
            now={now}
            plan={plan}
            obstacles={obstacles}
            busy={busy}
            error={error}
            onWhen={setWhen}
            onSend={() => void onSend()}
            onMend={onMend}
          />
        </>
      }
    >
      <header className="flex min-h-8 items-center gap-3">
        <h1 className="flex-1 text-title font-semibold text-ink-1">
          {again ? (
            <Trans>Post to mend</Trans>
          ) : post?.at == null ? (
            <Trans>New post</Trans>
          ) : (
            <Trans>Scheduled post</Trans>
          )}
        </h1>
        <SaveNote state={saving} />
        <DeskTemplates store={store} />
      </header>
      <div data-place="accounts">
        <AccountPicker
          accounts={accounts}
          isLoading={accountsQuery.isPending}
          onRetry={accountsQuery.isLoadingError ? () => void accountsQuery.refetch() : null}
          chosen={new Set(draft.variants.map(({ accountId }) => accountId))}
          onToggle={(account) => store.toggleAccount(account, startingOptions(account.network, wanted))}
        />
      </div>
      <div data-place="post">
        <SharedPost store={store} intake={intake} counted={counted} isNew={post === null} />
      </div>
      {chosen.length > 0 && (
        <section className="flex flex-col gap-2" aria-label={t`What differs per account`}>
          <h2 className="text-data font-medium text-ink-2">
            <Trans>Per account</Trans>
          </h2>
          {chosen.map((account: Account) => (
            <AccountVariant
              key={account.id}
              account={account}
              store={store}
              intake={intake}
              troubles={isEmptyDraft(draft) ? [] : (troubles.get(account.id) ?? [])}
            />
          ))}
        </section>
      )}
    </DeskFrame>
  );
}
