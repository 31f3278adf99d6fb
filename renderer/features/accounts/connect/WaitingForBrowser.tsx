import { Trans, useLingui } from '@lingui/react/macro';
import { Check, ExternalLink, Globe } from 'lucide-react';
import { useEffect, useState } from 'react';
import { networkNames } from '../../../../shared/i18n/network-names.ts';
import type { NetworkId } from '../../../../shared/model/network.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { CopyButton } from './CopyButton.tsx';
import type { SignIn } from './use-sign-in.ts';

interface WaitingForBrowserProps {
  readonly network: NetworkId;
  readonly expiresAt: number;
  readonly signIn: SignIn;
  readonly onCancel: () => void;
}

/** The browser has the word; this says so, for how long, and how to go on or stop. */
export function WaitingForBrowser({ network, expiresAt, signIn, onCancel }: WaitingForBrowserProps) {
  const { t } = useLingui();
  const name = networkNames[network];
  const left = useCountdown(expiresAt);
  return (
    <div className="flex flex-col gap-5">
      <div className="flex items-start gap-4" role="status">
        <span className="flex size-11 shrink-0 items-center justify-center rounded-2xl bg-info-fill text-info-ink">
          <Globe size={20} aria-hidden="true" className="breathe" />
        </span>
        <div>
          <p className="font-medium text-heading">
            <Trans>Waiting for your browser</Trans>
          </p>
          <p className="max-w-[56ch] text-ink-2">
            <Trans>Finish the sign-in on the page of {name}. This window goes on by itself.</Trans>
          </p>
        </div>
      </div>
      {!signIn.browserOpened && signIn.url !== null && (
        <Banner tone="warning" action={<CopyButton text={signIn.url} label={t`Copy the address`} />}>
          <Trans>Your browser did not open. Copy the address and open it there yourself.</Trans>
        </Banner>
      )}
      <div className="flex flex-wrap items-center gap-2">
        <Button variant="secondary" onPress={signIn.openAgain}>
          <ExternalLink size={15} aria-hidden="true" />
          <Trans>Open the page again</Trans>
        </Button>
        <Button variant="quiet" onPress={onCancel}>
          <Trans>Cancel</Trans>
        </Button>
        <span className="flex-1" />
        <span role="timer" className="text-data text-ink-2 tabular-nums">
          <Trans>{left} left</Trans>
        </span>
      </div>
    </div>
  );
}

/** The short moment between the browser's answer and the list of accounts. */
export function FinishingSignIn({ network }: { readonly network: NetworkId }) {
  const name = networkNames[network];
  return (
    <div className="flex items-center gap-4 pb-2" role="status">
      <span className="flex size-11 shrink-0 items-center justify-center rounded-2xl bg-success-fill text-success-ink">
        <Check size={20} aria-hidden="true" />
      </span>
      <div>
        <p className="font-medium text-heading">
          <Trans>Your browser answered</Trans>
        </p>
        <p className="breathe text-ink-2">
          <Trans>Asking {name} which accounts you can publish to…</Trans>
        </p>
      </div>
    </div>
  );
}

function useCountdown(end: number): string {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.max(0, Math.ceil((end - now) / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
