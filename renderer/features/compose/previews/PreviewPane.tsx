import { Trans, useLingui } from '@lingui/react/macro';
import { Moon, Sun } from 'lucide-react';
import { useState } from 'react';
import { networkNames } from '../../../../shared/i18n/network-names.ts';
import { AccountTabs } from './AccountTabs.tsx';
import { SegmentedControl } from '../../../ui/SegmentedControl.tsx';
import { type Look, NetworkPreview } from './NetworkPreview.tsx';
import type { PreviewPost } from './preview-post.ts';

interface PreviewPaneProps {
  readonly posts: readonly PreviewPost[];
  readonly looking: string | null;
  readonly onLook: (accountId: string) => void;
}

/** The post as each chosen account's network will show it, one at a time. */
export function PreviewPane({ posts, looking, onLook }: PreviewPaneProps) {
  const { t } = useLingui();
  const [look, setLook] = useState<Look>(lookOfPage);
  const shown = posts.find(({ account }) => account.id === looking) ?? posts[0];
  return (
    <section aria-label={t`Preview`} className="flex min-h-0 flex-1 flex-col">
      <header className="flex items-center gap-3 px-5 pt-4 pb-2">
        <h2 className="flex-1 text-sm font-semibold text-ink-1">
          <Trans>Preview</Trans>
        </h2>
        <SegmentedControl<Look>
          label={t`Look of the preview`}
          value={look}
          onChange={setLook}
          options={[
            { value: 'light', label: t`Light`, icon: <Sun size={15} aria-hidden="true" /> },
            { value: 'dark', label: t`Dark`, icon: <Moon size={15} aria-hidden="true" /> },
          ]}
        />
      </header>
      {shown === undefined ? (
        <p className="px-5 pt-2 text-sm text-ink-2">
          <Trans>Choose an account to see the post as its network will show it.</Trans>
        </p>
      ) : (
        <>
          <AccountTabs
            accounts={posts.map(({ account }) => account)}
            shown={shown.account.id}
            onShow={onLook}
            panelId="network-preview"
          />
          <div
            id="network-preview"
            role="tabpanel"
            aria-label={`${shown.account.name}, ${networkNames[shown.account.network]}`}
            tabIndex={0}
            className="min-h-0 flex-1 overflow-y-auto px-5 pt-3 pb-6"
          >
            <NetworkPreview key={shown.account.id} post={shown} look={look} />
          </div>
        </>
      )}
    </section>
  );
}

/** The look that Kaizup itself has, to begin with. */
function lookOfPage(): Look {
  const { theme } = document.documentElement.dataset;
  const dark =
    theme === undefined ? window.matchMedia('(prefers-color-scheme: dark)').matches : theme === 'dark';
  return dark ? 'dark' : 'light';
}
