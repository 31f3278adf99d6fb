import { Trans } from '@lingui/react/macro';
import { ExternalLink } from 'lucide-react';
import type { ReactNode } from 'react';
import type { TikTokOptions } from '../../../../shared/model/post.ts';
import { bridge } from '../../../app/bridge.ts';
import { Checkbox } from '../../../ui/Checkbox.tsx';

const musicUsage = 'https://www.tiktok.com/legal/page/global/music-usage-confirmation/en';
const brandedContentPolicy = 'https://www.tiktok.com/legal/page/global/bc-policy/en';

interface AgreementProps {
  readonly options: TikTokOptions;
  readonly onChange: (change: Partial<TikTokOptions>) => void;
}

/** The line that TikTok wants agreed to; it changes with the disclosure (contract T8, "Required UX" 5). */
export function Agreement({ options, onChange }: AgreementProps) {
  return (
    <div className="flex flex-col rounded-lg bg-surface-2 px-3 py-1.5">
      <Checkbox isSelected={options.consented} onChange={(consented) => onChange({ consented })}>
        {options.brandedContent ? (
          <Trans>
            By posting, you agree to TikTok's Branded Content Policy and Music Usage Confirmation.
          </Trans>
        ) : (
          <Trans>By posting, you agree to TikTok's Music Usage Confirmation.</Trans>
        )}
      </Checkbox>
      <div className="flex flex-wrap gap-x-4 pl-7">
        {options.brandedContent && (
          <Terms address={brandedContentPolicy}>
            <Trans>Read the Branded Content Policy</Trans>
          </Terms>
        )}
        <Terms address={musicUsage}>
          <Trans>Read the Music Usage Confirmation</Trans>
        </Terms>
      </div>
      <p className="pt-1 pb-1 pl-7 text-data text-ink-2">
        <Trans>After it is sent, TikTok takes a few minutes to show a new video on the profile.</Trans>
      </p>
    </div>
  );
}

function Terms({ address, children }: { readonly address: string; readonly children: ReactNode }) {
  return (
    <button
      type="button"
      onClick={() => void bridge.openExternal(address)}
      className="inline-flex min-h-8 items-center gap-1.5 text-data text-accent hover:underline"
    >
      {children}
      <ExternalLink size={13} aria-hidden="true" />
    </button>
  );
}
