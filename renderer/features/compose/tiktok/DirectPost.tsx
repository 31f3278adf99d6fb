import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect } from 'react';
import { durationWords } from '../../../../shared/i18n/finding-messages.ts';
import type { Account } from '../../../../shared/model/account.ts';
import type { TikTokOptions } from '../../../../shared/model/post.ts';
import { Avatar } from '../../../ui/Avatar.tsx';
import { Banner } from '../../../ui/Banner.tsx';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { Select } from '../../../ui/Select.tsx';
import { Switch } from '../../../ui/Switch.tsx';
import type { CreatorChoices } from '../draft/check-account.ts';
import { Agreement } from './Agreement.tsx';
import { Disclosure } from './Disclosure.tsx';
import { privacyWords } from './privacy-words.ts';
import type { TikTokPanelProps } from './TikTokPanel.tsx';

export interface ShownCreator extends CreatorChoices {
  readonly picture: string | null;
}

interface DirectPostProps extends TikTokPanelProps {
  readonly creator: ShownCreator;
}

/** Everything that a person chooses for a video that goes straight to their profile. */
export function DirectPost(props: DirectPostProps) {
  const { account, creator, options, onChange } = props;

  // What the creator switched off at TikTok cannot stay allowed here.
  useEffect(() => {
    const off: Partial<TikTokOptions> = {
      ...(creator.commentDisabled && options.allowComment ? { allowComment: false } : {}),
      ...(creator.duetDisabled && options.allowDuet ? { allowDuet: false } : {}),
      ...(creator.stitchDisabled && options.allowStitch ? { allowStitch: false } : {}),
    };
    if (Object.keys(off).length > 0) onChange(off);
  }, [creator, options, onChange]);

  return (
    <div className="flex flex-col gap-4">
      <Identity account={account} creator={creator} />
      {creator.onlyPrivate && <NotReviewed mode={account.mode} />}
      <Audience {...props} />
      <Interactions {...props} />
      <Disclosure
        options={options}
        disclosing={props.disclosing}
        onlyPrivate={creator.onlyPrivate}
        onChange={onChange}
        onDisclosing={props.onDisclosing}
      />
      <div className="flex flex-col">
        <Switch
          isSelected={options.aiGenerated === true}
          onChange={(aiGenerated) => onChange({ aiGenerated })}
        >
          <Trans>Made with AI</Trans>
        </Switch>
        <p className="max-w-[62ch] text-data text-ink-2">
          <Trans>Turn on when AI made or changed what looks real. TikTok puts its own label on it.</Trans>
        </p>
      </div>
      <Agreement options={options} onChange={onChange} />
    </div>
  );
}

/** Whose profile it is, as TikTok shows them, and how long their videos may be. */
function Identity({ account, creator }: Pick<DirectPostProps, 'account' | 'creator'>) {
  const { i18n } = useLingui();
  const { nickname, picture } = creator;
  const longest = durationWords(i18n.locale, creator.maxDurationMs);
  return (
    <div className="flex items-center gap-2.5">
      {picture === null ? (
        <Avatar name={nickname} size={36} />
      ) : (
        <img src={picture} alt="" width={36} height={36} className="size-9 rounded-full object-cover" />
      )}
      <p className="min-w-0 leading-5">
        <span className="block truncate text-sm font-medium text-ink-1">
          {nickname}
          {account.handle !== null && <span className="font-normal text-ink-2"> @{account.handle}</span>}
        </span>
        <span className="block text-data text-ink-2">
          <Trans>This account posts videos of up to {longest}.</Trans>
        </span>
      </p>
    </div>
  );
}

/** TikTok keeps what an app posts private until it has reviewed that app (contract T8). */
function NotReviewed({ mode }: Pick<Account, 'mode'>) {
  return (
    <Banner tone="info" title={<Trans>Only you will see this video, for now</Trans>}>
      {mode === 'practice' ? (
        <Trans>
          Practice TikTok treats Kaizup as a new developer app: before its review, it posts for "Only me", to
          a private account.
        </Trans>
      ) : (
        <Trans>
          TikTok has not reviewed your developer app. Before it has, the app posts for "Only me", and your
          TikTok account must be private. Reviewed by now? Say so with your app, under Accounts.
        </Trans>
      )}
    </Banner>
  );
}

function Audience({ creator, options, onChange }: DirectPostProps) {
  const { t, i18n } = useLingui();
  const taken = (level: string): boolean =>
    level === 'SELF_ONLY' ? !options.brandedContent : !creator.onlyPrivate;
  const { privacyLevel } = options;
  const offered =
    privacyLevel !== null && creator.privacyLevels.includes(privacyLevel) && taken(privacyLevel);
  return (
    <Select
      label={t`Who can see this video`}
      placeholder={t`Choose who can see it`}
      value={offered ? privacyLevel : null}
      onChange={(level: string) => onChange({ privacyLevel: level })}
      options={creator.privacyLevels.map((level) => ({
        value: level,
        label: privacyWords(i18n, level),
        isDisabled: !taken(level),
      }))}
      {...(options.brandedContent && !creator.onlyPrivate
        ? { description: t`Branded content cannot be private, so "Only me" is greyed out.` }
        : {})}
    />
  );
}

/** Off until the owner allows them, and out of reach where the creator has them off (contract T8, "Required UX" 3). */
function Interactions({ creator, options, picturesOnly, onChange }: DirectPostProps) {
  const { commentDisabled, duetDisabled, stitchDisabled } = creator;
  const greyed = commentDisabled || (!picturesOnly && (duetDisabled || stitchDisabled));
  return (
    <fieldset className="flex flex-col">
      <legend className="text-data font-medium text-ink-1">
        <Trans>Let people</Trans>
      </legend>
      <div className="flex flex-wrap gap-x-5">
        <Checkbox
          isSelected={options.allowComment && !commentDisabled}
          isDisabled={commentDisabled}
          onChange={(allowComment) => onChange({ allowComment })}
        >
          <Trans>Comment</Trans>
        </Checkbox>
        {!picturesOnly && (
          <>
            <Checkbox
              isSelected={options.allowDuet && !duetDisabled}
              isDisabled={duetDisabled}
              onChange={(allowDuet) => onChange({ allowDuet })}
            >
              <Trans>Duet</Trans>
            </Checkbox>
            <Checkbox
              isSelected={options.allowStitch && !stitchDisabled}
              isDisabled={stitchDisabled}
              onChange={(allowStitch) => onChange({ allowStitch })}
            >
              <Trans>Stitch</Trans>
            </Checkbox>
          </>
        )}
      </div>
      {greyed && (
        <p className="text-data text-ink-2">
          <Trans>What is greyed out is switched off in this account's TikTok settings.</Trans>
        </p>
      )}
    </fieldset>
  );
}
