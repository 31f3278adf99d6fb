import { implement } from '@orpc/server';
import { pageContract } from '../../../shared/contract/index.ts';
import { sampleCandidates, sampleNetworks } from './sample-accounts.ts';
import { sampleFigures } from './sample-figures.ts';
import type { SampleState } from './sample-state.ts';

const os = implement(pageContract).accounts;

const creatorPicture = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 72 72"><rect width="72" height="72" fill="#5b3a1f"/><ellipse cx="36" cy="40" rx="25" ry="17" fill="#c98b4b"/><path d="M22 36l8 7M33 32l8 9M44 31l8 8" stroke="#f3dcb8" stroke-width="3" stroke-linecap="round"/></svg>')}`;

/** The sample engine's calls about accounts; a sign-in stays where the shooter puts it. */
export function sampleAccountsRouter(state: SampleState) {
  return os.router({
    list: os.list.handler(() => [...state.accounts]),
    networks: os.networks.handler(() => [...sampleNetworks]),
    saveOwnApp: os.saveOwnApp.handler(() => state.tell('accounts')),
    removeOwnApp: os.removeOwnApp.handler(() => state.tell('accounts')),
    beginSignIn: os.beginSignIn.handler(() => ({
      signInId: 'sample',
      url: 'http://127.0.0.1:53682/sign-in',
      expiresAt: Date.now() + 297_000,
    })),
    signInStatus: os.signInStatus.handler(() => state.signIn),
    cancelSignIn: os.cancelSignIn.handler(() => undefined),
    finishSignIn: os.finishSignIn.handler(() => ({ accountIds: ['fb', 'ig'] })),
    signInWithPassword: os.signInWithPassword.handler(() => ({
      step: 'ended',
      problem: 'credentials-refused',
      failure: null,
    })),
    practicePasswordPage: os.practicePasswordPage.handler(() => ({
      url: 'http://127.0.0.1:53682/practice/app-password',
    })),
    practicePage: os.practicePage.handler(({ input }) => input),
    check: os.check.handler(() => undefined),
    figures: os.figures.handler(({ input }) => sampleFigures(input.accountId)),
    refreshFigures: os.refreshFigures.handler(() => undefined),
    disconnect: os.disconnect.handler(({ input }) => {
      const held = state.accounts.find(({ id }) => id === input.accountId)?.scheduled ?? 0;
      state.accounts = state.accounts.map((known) =>
        known.id === input.accountId ? { ...known, status: 'disconnected' } : known,
      );
      state.tell('accounts', 'posts');
      const manualUrl = 'https://www.facebook.com/settings/?tab=business_tools';
      return { revoked: false, manualUrl, held, stillHeldThere: 0 };
    }),
    creatorChoices: os.creatorChoices.handler(({ errors }) => {
      if (state.creator === 'at-limit') {
        throw errors.KAIZUP({
          data: { code: 'network-call-failed', retryable: true, details: { failure: 'quota-reached' } },
        });
      }
      const closed = state.creator === 'closed';
      return {
        nickname: 'Levain Gent',
        picture: creatorPicture,
        privacyLevels: closed
          ? ['FOLLOWER_OF_CREATOR', 'MUTUAL_FOLLOW_FRIENDS', 'SELF_ONLY']
          : ['PUBLIC_TO_EVERYONE', 'MUTUAL_FOLLOW_FRIENDS', 'SELF_ONLY'],
        commentDisabled: closed,
        duetDisabled: closed,
        stitchDisabled: false,
        maxDurationMs: closed ? 60_000 : 600_000,
        onlyPrivate: state.creator === 'unreviewed',
      };
    }),
    wipePractice: os.wipePractice.handler(() => {
      state.accounts = state.accounts.filter(({ mode }) => mode === 'real');
      state.tell('accounts', 'posts', 'app');
    }),
  });
}

/** Steps of a sign-in that the shooter can put the sample engine into. */
export const sampleSignIns = {
  choose: { step: 'choose', candidates: sampleCandidates, missingScopes: ['read_insights'] },
  denied: { step: 'ended', problem: 'denied', failure: null },
  settings: { step: 'ended', problem: 'wrong-app-settings', failure: null },
  exchanging: { step: 'exchanging' },
} as const;
