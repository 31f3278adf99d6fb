import { randomInt, randomUUID } from 'node:crypto';
import { generateRandomCodeVerifier, generateRandomState } from 'oauth4webapi';
import { networkNames } from '../../../../shared/i18n/network-names.ts';
import type { AccountCandidate, SignInProblem, SignInStatus } from '../../../../shared/model/account.ts';
import type { Failure } from '../../../../shared/model/failure.ts';
import type { AccountMode, NetworkId } from '../../../../shared/model/network.ts';
import type { Locale } from '../../../../shared/model/settings.ts';
import type { Clock } from '../../clock.ts';
import type { Guard } from '../../domain/errand.ts';
import type { Events } from '../../events.ts';
import { ExpectedError } from '../../expected-error.ts';
import type { Discovery, GrantTokens, Line, Network, Progress } from '../../networks/network.ts';
import type { AuthorizationRequest, BrowserSignIn } from '../../networks/signing-in.ts';
import { type Loopback, listenForRedirect } from '../../oauth/loopback.ts';
import { returnPage } from '../../oauth/return-page.ts';
import type { Accounts } from '../../store/repositories/accounts.ts';
import type { Facts } from '../../store/repositories/facts.ts';
import type { Practice } from '../practice-link.ts';
import type { Connections } from './connections.ts';
import { type NetworkLines, signingIn } from './network-lines.ts';

/** How long the owner has in the browser (RFC 8252 leaves it open; the product promises five minutes). */
export const signInTimeout = 5 * 60_000;

/** How long the owner has to pick accounts before the sign-in is dropped and ended at the network. */
const choiceTimeout = 10 * 60_000;

/** A sign-in on its way: in memory only, so that nothing of it is left when it ends without an account. */
interface SignInSession {
  readonly id: string;
  readonly network: Network;
  readonly mode: AccountMode;
  readonly line: Line;
  /** The person's server as the owner names it (`https://host`), where the network has many. */
  readonly service: string | null;
  status: SignInStatus;
  loopback: Loopback | null;
  found: { readonly tokens: GrantTokens; readonly discovery: Discovery } | null;
}

/** Sign-ins, from the click to the owner's choice of accounts. */
export interface SignIns {
  begin(
    network: NetworkId,
    mode: AccountMode,
    /** For networks with many servers: the owner's, and who they are there. */
    where?: { readonly service?: string | undefined; readonly loginHint?: string | undefined },
  ): Promise<{ signInId: string; url: string; expiresAt: number }>;
  withPassword(request: {
    readonly network: NetworkId;
    readonly mode: AccountMode;
    readonly service: string;
    readonly identifier: string;
    readonly password: string;
  }): Promise<SignInStatus>;
  status(signInId: string): SignInStatus;
  cancel(signInId: string): Promise<void>;
  finish(signInId: string, remoteIds: readonly string[]): Promise<readonly string[]>;
  /** The redirect address that a network must know, the same until the owner forgets the profile. */
  redirectUri(network: BrowserSignIn, id: NetworkId): string;
  close(): void;
}

export interface SignInParts {
  readonly lines: NetworkLines;
  readonly isOnHold: Guard;
  readonly accounts: Accounts;
  readonly connections: Connections;
  readonly facts: Facts;
  readonly practice: Practice;
  readonly clock: Clock;
  readonly events: Events;
  readonly timeoutMs?: number;
}

/** Creates the sign-ins of an engine. */
export function createSignIns(parts: SignInParts): SignIns {
  const { lines, accounts, connections, facts, practice, clock, events } = parts;
  const timeoutMs = parts.timeoutMs ?? signInTimeout;
  const sessions = new Map<string, SignInSession>();

  function session(id: string): SignInSession {
    const found = sessions.get(id);
    if (found === undefined) throw new ExpectedError('sign-in-expired');
    return found;
  }

  function setStatus(target: SignInSession, status: SignInStatus): void {
    target.status = status;
    events.changes.emit({ topics: ['sign-in'] });
  }

  function end(target: SignInSession, problem: SignInProblem, failure: Failure | null = null): void {
    // What the network still answers does not change how the owner ended it.
    if (target.status.step === 'ended') return;
    target.found = null;
    setStatus(target, { step: 'ended', problem, failure });
  }

  function redirectPort(id: NetworkId): number {
    const known = Number(facts.get(`redirect-port:${id}`));
    if (known > 0) return known;
    // Below what Linux, macOS and Windows give to outgoing connections, any of which would keep the port busy.
    const port = randomInt(20_000, 32_768);
    facts.set(`redirect-port:${id}`, String(port));
    return port;
  }

  /** Ends a grant at the network that no stored account uses; a grant that others still use is left alone. */
  async function giveBack(target: SignInSession, tokens: GrantTokens): Promise<void> {
    // Tokens with a key of their own are a session of their own, which nothing here uses yet.
    const shared = tokens.binding == null;
    const used =
      shared && accounts.grantBySubject(target.network.id, target.mode, tokens.subject) !== undefined;
    if (!used) await target.network.revoke?.(target.line, tokens);
  }

  async function discover(target: SignInSession, tokens: GrantTokens): Promise<void> {
    const found = await target.network.discover?.(target.line, tokens);
    if (target.status.step === 'ended') return giveBack(target, tokens);
    if (found === undefined || !found.ok) {
      await giveBack(target, tokens);
      return end(target, 'network-error', found?.failure ?? null);
    }
    const { accounts: discovered, missingScopes } = found.value;
    if (discovered.length === 0) {
      await giveBack(target, tokens);
      return end(target, missingScopes.length > 0 ? 'nothing-granted' : 'no-accounts');
    }
    target.found = { tokens, discovery: found.value };
    const candidates = discovered.map((account): AccountCandidate => {
      const known = accounts.byRemoteId(account.network, target.mode, account.remoteId);
      return {
        remoteId: account.remoteId,
        network: account.network,
        kind: account.kind,
        name: account.name,
        handle: account.handle,
        unavailable: account.unavailable,
        alreadyConnected: known?.status === 'connected',
      };
    });
    setStatus(target, { step: 'choose', candidates, missingScopes: [...missingScopes] });
    expireChoice(target);
  }

  function expireChoice(target: SignInSession): void {
    const timer = setTimeout(() => {
      const found = target.found;
      if (target.status.step !== 'choose' || found === null) return;
      end(target, 'timed-out');
      void giveBack(target, found.tokens);
    }, choiceTimeout);
    timer.unref();
  }

  async function follow(
    target: SignInSession,
    signIn: BrowserSignIn,
    loopback: Loopback,
    sent: AuthorizationRequest & { readonly memo: Progress },
  ) {
    const redirect = await loopback.redirect;
    if (redirect.kind === 'timed-out') return end(target, 'timed-out');
    if (redirect.kind === 'cancelled') return end(target, 'cancelled');
    if (signIn.isAnswerOf?.(redirect.params, sent.memo) === false) return end(target, 'state-mismatch');
    const error = redirect.params.get('error');
    if (error !== null) {
      return end(target, signIn.isDenial(error, redirect.params) ? 'denied' : 'wrong-app-settings');
    }
    const code = redirect.params.get('code');
    if (code === null) return end(target, 'network-error');
    setStatus(target, { step: 'exchanging' });
    const { redirectUri, codeVerifier, service, memo } = sent;
    const exchanged = await signIn.exchangeCode(target.line, {
      code,
      redirectUri,
      codeVerifier,
      service,
      memo,
      params: redirect.params,
    });
    if (!exchanged.ok) return end(target, exchangeProblem(exchanged.failure), exchanged.failure);
    const found = exchanged.value.service;
    const tokens = {
      ...exchanged.value,
      service: found === null ? null : lines.named(target.line, target.mode, found),
    };
    if (sent.expected !== null && tokens.subject !== sent.expected) {
      await giveBack(target, tokens);
      return end(target, 'other-account');
    }
    return discover(target, tokens);
  }

  function open(
    network: Network,
    mode: AccountMode,
    line: Line,
    service: string | null = null,
  ): SignInSession {
    const target: SignInSession = {
      id: randomUUID(),
      network,
      mode,
      line,
      service,
      status: { step: 'exchanging' },
      loopback: null,
      found: null,
    };
    sessions.set(target.id, target);
    return target;
  }

  async function lineFor(network: Network, mode: AccountMode, service: string | null): Promise<Line> {
    const line = await lines.open(network.id, mode, service, signingIn);
    if (line === undefined)
      throw new ExpectedError(mode === 'practice' ? 'practice-unavailable' : 'network-app-missing');
    return line;
  }

  /** Where a person's data lives, by what they are called; null where the network does not tell. */
  async function locate(network: NetworkId, mode: AccountMode, signIn: BrowserSignIn, who: string) {
    const found = await signIn.locate?.((service) => lineFor(lines.network(network), mode, service), who);
    if (found === undefined) return null;
    if (found.ok) return found.value;
    const { failure } = found;
    if (failure.code === 'not-found') {
      throw new ExpectedError('person-unknown', { person: who, network: networkNames[network] });
    }
    throw unreachable(failure, network, signIn.defaultService ?? null);
  }

  return {
    redirectUri: (signIn, id) => {
      const port = signIn.redirect === 'registered-port' ? String(redirectPort(id)) : '*';
      return `http://${signIn.redirectHost}:${port}${signIn.redirectPath}`;
    },
    async begin(id, mode, where = {}) {
      if (parts.isOnHold(signingIn)) throw new ExpectedError('on-hold');
      const network = lines.network(id);
      const signIn = network.signIn;
      if (signIn.kind !== 'browser') throw new ExpectedError('network-not-ready');
      for (const other of sessions.values()) {
        if (other.network.id === id && other.status.step === 'waiting') other.loopback?.cancel();
      }
      const who = where.service === undefined ? (where.loginHint ?? null) : null;
      const located = who === null ? null : await locate(id, mode, signIn, who);
      const named = located?.service ?? where.service ?? signIn.defaultService;
      const service = named === undefined ? null : new URL(named).origin;
      const state = generateRandomState();
      const codeVerifier = generateRandomCodeVerifier();
      const listening = await listenForRedirect({
        path: signIn.redirectPath,
        host: signIn.redirectHost,
        port: signIn.redirect === 'registered-port' ? redirectPort(id) : 0,
        timeoutMs,
        page: () => returnPage((facts.get('locale') ?? 'en') as Locale),
        knows: (given) => given === state,
      });
      if (!listening.ok) throw new ExpectedError('sign-in-port-taken', { port: redirectPort(id) }, true);
      const loopback = listening.value;
      const { redirectUri } = loopback;
      try {
        const link = mode === 'practice' ? await practice.link() : undefined;
        if (link !== undefined) await practice.registerRedirect(link, id, redirectUri);
        const registered = await lines.register(network, mode, service, redirectUri);
        if (!registered.ok) throw unreachable(registered.failure, id, service);
        const line = await lineFor(network, mode, service);
        const request = {
          redirectUri,
          state,
          codeVerifier,
          service: service === null ? null : lines.reachable(line, mode, service),
          loginHint: where.loginHint ?? null,
          expected: located?.subject ?? null,
        };
        const authorization = await signIn.authorize(line, request);
        if (!authorization.ok) throw unreachable(authorization.failure, id, service);
        const target = open(network, mode, line, service);
        target.loopback = loopback;
        const expiresAt = clock.now() + timeoutMs;
        setStatus(target, { step: 'waiting', expiresAt });
        void follow(target, signIn, loopback, { ...request, memo: authorization.value.memo });
        return { signInId: target.id, url: authorization.value.url, expiresAt };
      } catch (error) {
        // A listener that nobody will come back to must not keep the port from the next try.
        loopback.cancel();
        throw error;
      }
    },
    async withPassword({ network: id, mode, service, identifier, password }) {
      if (parts.isOnHold(signingIn)) throw new ExpectedError('on-hold');
      const network = lines.network(id);
      const signIn = network.signIn.kind === 'app-password' ? network.signIn : network.passwordSignIn;
      if (signIn === undefined) throw new ExpectedError('network-not-ready');
      if (!signIn.isAppPassword(password)) {
        return { step: 'ended', problem: 'main-password-refused', failure: null };
      }
      const line = await lineFor(network, mode, service);
      const base = mode === 'practice' ? line.baseOf(new URL(service).hostname) : new URL(service).origin;
      const signedIn = await signIn.signIn(line, { service: base, identifier, password });
      if (!signedIn.ok) {
        const refused = signedIn.failure.class === 'reauth';
        const problem = refused ? 'credentials-refused' : exchangeProblem(signedIn.failure);
        return { step: 'ended', problem, failure: signedIn.failure };
      }
      const target = open(network, mode, line);
      // The practice networks move with every start: their address is looked up each time, never kept.
      await discover(target, mode === 'practice' ? { ...signedIn.value, service: null } : signedIn.value);
      if (target.status.step !== 'choose') return target.status;
      const remoteIds = target.status.candidates.map((candidate) => candidate.remoteId);
      return { step: 'done', accountIds: [...keep(target, remoteIds)] };
    },
    status: (id) => session(id).status,
    async cancel(id) {
      const target = session(id);
      const found = target.found;
      target.loopback?.cancel();
      if (target.status.step === 'ended' || target.status.step === 'done') return;
      end(target, 'cancelled');
      if (found !== null) await giveBack(target, found.tokens);
    },
    finish: async (id, remoteIds) => keep(session(id), remoteIds),
    close() {
      for (const target of sessions.values()) target.loopback?.cancel();
      sessions.clear();
    },
  };

  function keep(target: SignInSession, remoteIds: readonly string[]): readonly string[] {
    if (target.found === null || target.status.step !== 'choose') throw new ExpectedError('sign-in-expired');
    const { tokens, discovery } = target.found;
    const chosen = discovery.accounts.filter(
      (account) => account.unavailable === null && remoteIds.includes(account.remoteId),
    );
    if (chosen.length === 0) throw new ExpectedError('no-account-chosen');
    const accountIds = connections.connect({ network: target.network.id, mode: target.mode, tokens, chosen });
    target.found = null;
    setStatus(target, { step: 'done', accountIds: [...accountIds] });
    return accountIds;
  }
}

/** A server that cannot be asked ends the sign-in before it begins: there is none, it is away, or it speaks something else. */
function unreachable(failure: Failure, network: NetworkId, service: string | null): ExpectedError {
  const retryable = failure.class === 'retry' || failure.class === 'rate';
  if (service === null) return new ExpectedError('network-not-ready', { failure: failure.code }, retryable);
  const code = retryable
    ? 'server-unreachable'
    : failure.code === 'not-found'
      ? 'server-unknown'
      : 'server-not-supported';
  return new ExpectedError(
    code,
    { server: new URL(service).host, network: networkNames[network], failure: failure.code },
    retryable,
  );
}

function exchangeProblem(failure: Failure): SignInProblem {
  if (failure.code === 'network-unreachable') return 'network-unreachable';
  if (failure.code === 'app-misconfigured') return 'wrong-app-settings';
  return failure.class === 'reauth' ? 'code-refused' : 'network-error';
}
