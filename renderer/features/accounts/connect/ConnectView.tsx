import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { ArrowRight } from 'lucide-react';
import { useState } from 'react';
import type { AccountMode, NetworkId } from '../../../../shared/model/network.ts';
import { callErrorOf, orpc } from '../../../app/engine-client.ts';
import { navigate } from '../../../app/router.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { useErrorSentence } from '../../../ui/error-sentence.ts';
import { PracticeTag } from '../../../ui/PracticeTag.tsx';
import { ViewFrame } from '../../../ui/ViewFrame.tsx';
import { ConnectDialog } from './ConnectDialog.tsx';
import { NetworkRow } from './NetworkRow.tsx';
import { networkIds } from '../../../../shared/model/network-ids.ts';

/** Where accounts come from: the owner's own networks, and practice beside them. */
export function ConnectView() {
  const { t } = useLingui();
  const sentence = useErrorSentence();
  const accounts = useQuery(orpc.accounts.list.queryOptions());
  const networks = useQuery(orpc.accounts.networks.queryOptions());
  const state = useQuery(orpc.app.state.queryOptions());
  const [open, setOpen] = useState<{ readonly network: NetworkId; readonly mode: AccountMode } | null>(null);
  const connected = accounts.data?.filter(({ status }) => status !== 'disconnected') ?? [];
  const countOf = (network: NetworkId, mode: AccountMode): number =>
    connected.filter((account) => account.network === network && account.mode === mode).length;
  const practiceAvailable = state.data?.practiceAvailable !== false;

  return (
    <ViewFrame
      title={t`Connect your accounts`}
      description={t`Sign in once in your own browser. Kaizup keeps the keys on this computer and never sees your password.`}
      measure="wide"
      actions={
        connected.length > 0 && (
          <Button variant="secondary" onPress={() => navigate('/home')}>
            <Trans>Go on to Home</Trans>
            <ArrowRight size={16} aria-hidden="true" />
          </Button>
        )
      }
    >
      {networks.isError && (
        <Banner
          tone="warning"
          action={
            <Button variant="secondary" onPress={() => void networks.refetch()}>
              <Trans>Try again</Trans>
            </Button>
          }
        >
          {sentence(callErrorOf(networks.error).code)}
        </Banner>
      )}
      <div className="grid grid-cols-1 gap-5 min-[1000px]:grid-cols-2">
        <section
          aria-labelledby="real-title"
          className="flex flex-col overflow-hidden rounded-2xl border border-line bg-surface-1 shadow-card"
        >
          <div className="h-1.5 bg-accent" />
          <header className="px-5 pt-4 pb-3">
            <h2 id="real-title" className="font-semibold text-heading">
              <Trans>Your own accounts</Trans>
            </h2>
            <p className="text-data text-ink-2">
              <Trans>
                What you publish is public. Most networks ask for a developer app of your own first.
              </Trans>
            </p>
          </header>
          <ul className="divide-y divide-line border-line border-t">
            {networkIds.map((network) => (
              <NetworkRow
                key={network}
                network={network}
                mode="real"
                connected={countOf(network, 'real')}
                isDisabled={networks.data === undefined}
                onConnect={() => setOpen({ network, mode: 'real' })}
              />
            ))}
          </ul>
        </section>
        <section
          aria-labelledby="practice-title"
          className="flex flex-col overflow-hidden rounded-2xl border border-warning-line bg-surface-1 shadow-card"
        >
          <div className="practice-stripes h-1.5" />
          <header className="px-5 pt-4 pb-3">
            <h2 id="practice-title" className="flex items-center gap-2.5 font-semibold text-heading">
              <Trans>Practice mode</Trans>
              <PracticeTag />
            </h2>
            <p className="text-data text-ink-2">
              {practiceAvailable ? (
                <Trans>
                  Try everything with a made-up bakery. The networks run on this computer; nothing leaves it.
                </Trans>
              ) : (
                <Trans>Practice mode could not start. Restart Kaizup to try it.</Trans>
              )}
            </p>
          </header>
          <ul className="divide-y divide-line border-line border-t">
            {networkIds.map((network) => (
              <NetworkRow
                key={network}
                network={network}
                mode="practice"
                connected={countOf(network, 'practice')}
                isDisabled={networks.data === undefined || !practiceAvailable}
                onConnect={() => setOpen({ network, mode: 'practice' })}
              />
            ))}
          </ul>
        </section>
      </div>
      {open !== null && (
        <ConnectDialog network={open.network} mode={open.mode} onClose={() => setOpen(null)} />
      )}
    </ViewFrame>
  );
}
