import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Account } from '../../../../shared/model/account.ts';
import type { TikTokOptions } from '../../../../shared/model/post.ts';
import { Button } from '../../../ui/Button.tsx';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { Select } from '../../../ui/Select.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { Switch } from '../../../ui/Switch.tsx';
import { creatorChoicesOptions } from './creator-choices.ts';
import { privacyWords } from './privacy-words.ts';

interface TikTokPanelProps {
  readonly account: Account;
  readonly options: TikTokOptions;
  readonly disclosing: boolean;
  readonly onChange: (change: Partial<TikTokOptions>) => void;
  readonly onDisclosing: (on: boolean) => void;
}

/** The choices that TikTok wants a person to make for each video (contract T8, "Required UX"). */
export function TikTokPanel({ account, options, disclosing, onChange, onDisclosing }: TikTokPanelProps) {
  const { t, i18n } = useLingui();
  const query = useQuery(creatorChoicesOptions(account));
  const choices = query.data ?? null;

  // What the creator switched off at TikTok cannot stay allowed here.
  useEffect(() => {
    if (choices === null) return;
    const off: Partial<TikTokOptions> = {
      ...(choices.commentDisabled && options.allowComment ? { allowComment: false } : {}),
      ...(choices.duetDisabled && options.allowDuet ? { allowDuet: false } : {}),
      ...(choices.stitchDisabled && options.allowStitch ? { allowStitch: false } : {}),
    };
    if (Object.keys(off).length > 0) onChange(off);
  }, [choices, options, onChange]);

  if (query.isError && choices === null) {
    return (
      <div className="flex flex-wrap items-center gap-3 text-data text-ink-2">
        <p className="min-w-0 flex-1">
          <Trans>TikTok did not tell what this account may choose. The rest of the post is fine.</Trans>
        </p>
        <Button variant="secondary" onPress={() => void query.refetch()}>
          <Trans>Ask again</Trans>
        </Button>
      </div>
    );
  }
  if (choices === null) {
    return (
      <div className="flex flex-col gap-3" aria-busy="true">
        <Skeleton className="h-5 w-44" />
        <Skeleton className="h-9 w-full max-w-72" />
        <Skeleton className="h-5 w-64" />
      </div>
    );
  }
  const { nickname } = choices;
  const privacy = choices.privacyLevels.includes(options.privacyLevel ?? '') ? options.privacyLevel : null;
  const levels = choices.privacyLevels.map((level) => ({
    value: level,
    label: privacyWords(i18n, level),
    isDisabled: level === 'SELF_ONLY' && options.brandedContent,
  }));
  return (
    <div className="flex flex-col gap-4">
      <p className="text-data text-ink-2">
        <Trans>
          Posts as <strong className="font-medium text-ink-1">{nickname}</strong> on TikTok
        </Trans>
      </p>
      <Select
        label={t`Who can see this video`}
        placeholder={t`Choose who can see it`}
        value={privacy}
        onChange={(level: string) => onChange({ privacyLevel: level })}
        options={levels}
      />
      <fieldset className="flex flex-col gap-1.5">
        <legend className="mb-1 text-data font-medium text-ink-1">
          <Trans>Let people</Trans>
        </legend>
        <div className="flex flex-wrap gap-x-5 gap-y-1">
          <Checkbox
            isSelected={options.allowComment}
            isDisabled={choices.commentDisabled}
            onChange={(allowComment) => onChange({ allowComment })}
          >
            <Trans>Comment</Trans>
          </Checkbox>
          <Checkbox
            isSelected={options.allowDuet}
            isDisabled={choices.duetDisabled}
            onChange={(allowDuet) => onChange({ allowDuet })}
          >
            <Trans>Duet</Trans>
          </Checkbox>
          <Checkbox
            isSelected={options.allowStitch}
            isDisabled={choices.stitchDisabled}
            onChange={(allowStitch) => onChange({ allowStitch })}
          >
            <Trans>Stitch</Trans>
          </Checkbox>
        </div>
        {(choices.commentDisabled || choices.duetDisabled || choices.stitchDisabled) && (
          <p className="text-data text-ink-2">
            <Trans>What is greyed out is switched off in this account's TikTok settings.</Trans>
          </p>
        )}
      </fieldset>
      <div className="flex flex-col gap-2">
        <Switch
          isSelected={disclosing}
          onChange={(on) => {
            onDisclosing(on);
            if (!on) onChange({ yourBrand: false, brandedContent: false });
          }}
        >
          <Trans>Disclose video content</Trans>
        </Switch>
        <p className="text-data text-ink-2">
          <Trans>
            Turn on when this video promotes goods or services in exchange for something of value.
          </Trans>
        </p>
        {disclosing && <Disclosure options={options} onChange={onChange} />}
      </div>
      <div className="flex flex-col gap-1 rounded-lg bg-surface-2 px-3 py-2">
        <Checkbox isSelected={options.consented} onChange={(consented) => onChange({ consented })}>
          {options.brandedContent ? (
            <Trans>
              By posting, you agree to TikTok's Branded Content Policy and Music Usage Confirmation.
            </Trans>
          ) : (
            <Trans>By posting, you agree to TikTok's Music Usage Confirmation.</Trans>
          )}
        </Checkbox>
        <p className="pl-7 text-data text-ink-2">
          <Trans>TikTok takes a few minutes to show a new video on the profile.</Trans>
        </p>
      </div>
    </div>
  );
}

type DisclosureProps = Pick<TikTokPanelProps, 'options' | 'onChange'>;

function Disclosure({ options, onChange }: DisclosureProps) {
  const privateOnly = options.privacyLevel === 'SELF_ONLY';
  return (
    <div className="flex flex-col gap-1 border-l-2 border-line pl-3">
      <Checkbox isSelected={options.yourBrand} onChange={(yourBrand) => onChange({ yourBrand })}>
        <Trans>Your brand: you promote yourself or your own business</Trans>
      </Checkbox>
      <Checkbox
        isSelected={options.brandedContent}
        isDisabled={privateOnly && !options.brandedContent}
        onChange={(brandedContent) => onChange({ brandedContent })}
      >
        <Trans>Branded content: you promote another brand or a third party</Trans>
      </Checkbox>
      <p className="text-data text-ink-2">
        {privateOnly ? (
          <Trans>Branded content cannot be visible to only you.</Trans>
        ) : options.brandedContent ? (
          <Trans>The video will be labelled as "Paid partnership".</Trans>
        ) : options.yourBrand ? (
          <Trans>The video will be labelled as "Promotional content".</Trans>
        ) : (
          <Trans>Choose at least one.</Trans>
        )}
      </p>
    </div>
  );
}
