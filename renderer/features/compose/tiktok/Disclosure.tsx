import { Trans } from '@lingui/react/macro';
import type { TikTokOptions } from '../../../../shared/model/post.ts';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { Switch } from '../../../ui/Switch.tsx';

interface DisclosureProps {
  readonly options: TikTokOptions;
  readonly disclosing: boolean;
  readonly onlyPrivate: boolean;
  readonly onChange: (change: Partial<TikTokOptions>) => void;
  readonly onDisclosing: (on: boolean) => void;
}

/** Whether the video promotes something, and for whom (contract T8, "Required UX" 4). */
export function Disclosure(props: DisclosureProps) {
  const { options, disclosing, onChange, onDisclosing } = props;
  return (
    <div className="flex flex-col">
      <Switch
        isSelected={disclosing}
        onChange={(on) => {
          onDisclosing(on);
          if (!on) onChange({ yourBrand: false, brandedContent: false });
        }}
      >
        <Trans>Disclose video content</Trans>
      </Switch>
      <p className="max-w-[62ch] text-data text-ink-2">
        <Trans>Turn on when this video promotes goods or services in exchange for something of value.</Trans>
      </p>
      {disclosing && (
        <div className="mt-2 flex flex-col border-line border-l-2 pl-3">
          <Checkbox isSelected={options.yourBrand} onChange={(yourBrand) => onChange({ yourBrand })}>
            <Trans>Your brand: you promote yourself or your own business</Trans>
          </Checkbox>
          <Checkbox
            isSelected={options.brandedContent}
            isDisabled={cannotBeBranded(props) && !options.brandedContent}
            onChange={(brandedContent) => onChange({ brandedContent })}
          >
            <Trans>Branded content: you promote another brand or a third party</Trans>
          </Checkbox>
          <Consequence {...props} />
        </div>
      )}
    </div>
  );
}

const cannotBeBranded = ({ options, onlyPrivate }: DisclosureProps): boolean =>
  onlyPrivate || options.privacyLevel === 'SELF_ONLY';

/** What the choice does to the video, or what keeps it from being made. */
function Consequence(props: DisclosureProps) {
  const { yourBrand, brandedContent } = props.options;
  const barred = cannotBeBranded(props);
  return (
    <div className="flex flex-col gap-1 pb-1 text-data text-ink-2">
      <p>
        {brandedContent ? (
          <Trans>The video will be labelled as "Paid partnership".</Trans>
        ) : yourBrand ? (
          <Trans>The video will be labelled as "Promotional content".</Trans>
        ) : (
          <Trans>Choose at least one.</Trans>
        )}
      </p>
      {barred && (
        <p>
          <Trans>Branded content cannot be visible to only you.</Trans>
        </p>
      )}
    </div>
  );
}
