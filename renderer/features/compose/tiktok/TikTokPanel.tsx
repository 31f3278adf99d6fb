import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { failureSentences } from '../../../../shared/i18n/failure-messages.ts';
import type { Account } from '../../../../shared/model/account.ts';
import type { FailureCode } from '../../../../shared/model/failure.ts';
import type { TikTokOptions } from '../../../../shared/model/post.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { SegmentedControl } from '../../../ui/SegmentedControl.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { creatorChoicesOptions, refusalOf } from './creator-choices.ts';
import { DirectPost } from './DirectPost.tsx';

export interface TikTokPanelProps {
  readonly account: Account;
  readonly options: TikTokOptions;
  readonly disclosing: boolean;
  /** There are pictures and no video: nobody can sing along with those. */
  readonly picturesOnly: boolean;
  readonly onChange: (change: Partial<TikTokOptions>) => void;
  readonly onDisclosing: (on: boolean) => void;
}

/** The choices that TikTok wants a person to make for each video (contract T8, "Required UX"). */
export function TikTokPanel(props: TikTokPanelProps) {
  const { account, options, onChange } = props;
  const { t } = useLingui();
  const { name, missingScopes } = account;
  const mode = options.mode ?? 'direct';
  const ways = [
    { value: 'direct', label: t`Post it from here`, scope: 'video.publish' },
    { value: 'inbox', label: t`Finish it in the TikTok app`, scope: 'video.upload' },
  ] as const;
  const open = ways.filter(({ scope, value }) => value === mode || !missingScopes.includes(scope));
  return (
    <div className="flex flex-col gap-4">
      {open.length > 1 && (
        <SegmentedControl
          label={t`How the video of ${name} gets onto TikTok`}
          value={mode}
          onChange={(chosen: 'direct' | 'inbox') => onChange({ mode: chosen })}
          options={open.map(({ value, label }) => ({ value, label }))}
          className="self-start"
        />
      )}
      {mode === 'inbox' ? <InboxNote /> : <DirectChoices {...props} />}
    </div>
  );
}

/** What becomes of a video that its creator finishes in the app (contract T5, "Inbox"). */
function InboxNote() {
  return (
    <div className="flex max-w-[62ch] flex-col gap-1.5 text-data text-ink-2">
      <p>
        <Trans>
          The video goes into your TikTok inbox. Tap the notification in the app, write the caption, choose
          who can see it, and post it there.
        </Trans>
      </p>
      <p>
        <Trans>
          TikTok takes the video alone: the text above stays here, ready to be copied. At most five videos can
          wait in the inbox within 24 hours.
        </Trans>
      </p>
    </div>
  );
}

/** What TikTok offers this creator, or why it offers nothing now. */
function DirectChoices(props: TikTokPanelProps) {
  const { account } = props;
  const query = useQuery(creatorChoicesOptions(account));
  const refusal = refusalOf(query.error);
  const askAgain = (
    <Button variant="secondary" isPending={query.isFetching} onPress={() => void query.refetch()}>
      <Trans>Ask again</Trans>
    </Button>
  );
  if (account.status !== 'connected') {
    return (
      <p className="max-w-[62ch] text-data text-ink-2">
        <Trans>
          TikTok tells what this account may choose only while it is signed in. What was chosen before is
          kept.
        </Trans>
      </p>
    );
  }
  if (refusal !== null) return <Refused refusal={refusal} action={askAgain} />;
  if (query.data !== undefined) return <DirectPost {...props} creator={query.data} />;
  if (query.isError) {
    return (
      <div className="flex flex-wrap items-center gap-3 text-data text-ink-2">
        <p className="min-w-0 flex-1">
          <Trans>TikTok did not tell what this account may choose. The rest of the post is fine.</Trans>
        </p>
        {askAgain}
      </div>
    );
  }
  return (
    <div className="flex flex-col gap-3" aria-busy="true">
      <Skeleton className="h-9 w-56" />
      <Skeleton className="h-9 w-full max-w-72" />
      <Skeleton className="h-5 w-64" />
    </div>
  );
}

/** The creator cannot post now: TikTok wants that said before anything is sent (contract T8, "Required UX" 1). */
function Refused({ refusal, action }: { readonly refusal: FailureCode; readonly action: ReactNode }) {
  const { i18n } = useLingui();
  const { what, next } = failureSentences(i18n, 'tiktok', { code: refusal });
  return (
    <Banner tone="warning" title={what} action={<span className="self-center">{action}</span>}>
      {next}
    </Banner>
  );
}
