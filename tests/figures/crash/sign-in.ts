import { networks } from '../../../main/engine/networks/index.ts';
import type { PracticeServer } from '../../../main/practice/server.ts';
import type { SignInStatus } from '../../../shared/model/account.ts';
import type { NetworkId } from '../../../shared/model/network.ts';
import { walkConsent, wayBackOf } from '../../integration/connectors/consent.ts';
import type { EngineChild } from './engine-child.ts';

/** Signs in at every practice network as an owner would, and takes every account that is found. */
export async function signInEverywhere(engine: EngineChild, server: PracticeServer): Promise<void> {
  for (const { id, signIn } of Object.values(networks)) {
    switch (signIn.kind) {
      case 'browser':
        await throughBrowser(engine, server, id);
        break;
      case 'app-password': {
        const made = server.networks.find((network) => network.id === id)?.admin.appPassword?.();
        const at = { network: id, mode: 'practice', service: 'https://bsky.social' };
        await engine.call('page', 'accounts/signInWithPassword', { ...at, ...made });
        break;
      }
      case 'through':
        break;
    }
  }
}

async function throughBrowser(
  engine: EngineChild,
  server: PracticeServer,
  network: NetworkId,
): Promise<void> {
  const begun = await engine.call<{ signInId: string; url: string }>('page', 'accounts/beginSignIn', {
    network,
    mode: 'practice',
  });
  const { redirectUri } = wayBackOf(begun.url, server.world);
  const params = await walkConsent(begun.url, redirectUri, { press: 'allow' });
  await fetch(`${redirectUri}?${params.toString()}`);
  const { candidates } = await choice(engine, begun.signInId);
  const remoteIds = candidates
    .filter(({ unavailable }) => unavailable === null)
    .map(({ remoteId }) => remoteId);
  await engine.call('page', 'accounts/finishSignIn', { signInId: begun.signInId, remoteIds });
}

async function choice(
  engine: EngineChild,
  signInId: string,
): Promise<Extract<SignInStatus, { step: 'choose' }>> {
  for (;;) {
    const status = await engine.call<SignInStatus>('page', 'accounts/signInStatus', { signInId });
    if (status.step === 'choose') return status;
    if (status.step === 'ended') throw new Error(`A sign-in ended: ${JSON.stringify(status)}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
