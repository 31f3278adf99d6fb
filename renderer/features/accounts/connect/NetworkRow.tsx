import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Check } from 'lucide-react';
import { networkNames } from '../../../../shared/i18n/network-names.ts';
import type { AccountMode, NetworkId } from '../../../../shared/model/network.ts';
import { Button } from '../../../ui/Button.tsx';
import { NetworkMark } from '../../../ui/NetworkMark.tsx';
import { networkOffers } from './network-words.ts';

interface NetworkRowProps {
  readonly network: NetworkId;
  readonly mode: AccountMode;
  /** How many of its accounts are connected already. */
  readonly connected: number;
  readonly isDisabled: boolean;
  readonly onConnect: () => void;
}

/** A network to connect, and what comes of it. */
export function NetworkRow({ network, mode, connected, isDisabled, onConnect }: NetworkRowProps) {
  const { t, i18n } = useLingui();
  const name = networkNames[network];
  // What is read aloud contains what is written on the button.
  const label =
    connected > 0
      ? mode === 'practice'
        ? t`Add another ${name} account for practice`
        : t`Add another ${name} account`
      : mode === 'practice'
        ? t`Connect ${name} for practice`
        : t`Connect ${name}`;
  return (
    <li className="flex min-h-16 items-center gap-4 px-5 py-2.5">
      <NetworkMark network={network} mode={mode} size={22} decorative />
      <div className="min-w-0 flex-1">
        <h3 className="font-medium">{name}</h3>
        <p className="text-data text-ink-2">
          {connected > 0 ? (
            <span className="inline-flex items-center gap-1 text-success-ink">
              <Check size={14} strokeWidth={2.5} aria-hidden="true" />
              <Plural value={connected} one="# account connected" other="# accounts connected" />
            </span>
          ) : (
            i18n._(networkOffers[network])
          )}
        </p>
      </div>
      <Button variant="secondary" isDisabled={isDisabled} onPress={onConnect} aria-label={label}>
        {connected > 0 ? <Trans>Add another</Trans> : <Trans>Connect</Trans>}
      </Button>
    </li>
  );
}
