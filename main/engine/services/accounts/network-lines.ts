import type { Failure } from '../../../../shared/model/failure.ts';
import type { AccountMode, NetworkId } from '../../../../shared/model/network.ts';
import { fail, ok, type Outcome } from '../../../../shared/outcome.ts';
import type { Clock } from '../../clock.ts';
import type { CallPurpose, Errand, Guard } from '../../domain/errand.ts';
import { type HostRule, type HttpClient, practiceHosts, realHosts, singleOrigin } from '../../http/client.ts';
import type { ActingAccount, ClientIdentity, GrantTokens, Line, Network } from '../../networks/network.ts';
import type { SecretBox } from '../../store/keys.ts';
import type { AccountRow, Accounts, GrantRow } from '../../store/repositories/accounts.ts';
import type { Budgets } from '../../store/repositories/budgets.ts';
import type { Store } from '../../store/store.ts';
import type { Practice } from '../practice-link.ts';

/** A conversation on behalf of one account. */
export interface AccountLine {
  readonly network: Network;
  readonly line: Line;
  readonly account: ActingAccount;
}

/** How the engine reaches networks: endpoints, identity, tokens. */
export interface NetworkLines {
  network(id: NetworkId): Network;
  /** A line with no account yet, for signing in. Undefined: no developer application (real) or no practice networks. */
  open(
    network: NetworkId,
    mode: AccountMode,
    service: string | null,
    errand: Errand,
  ): Promise<Line | undefined>;
  /** A line for an account and a purpose, with a token that is good for the next minutes; none while that is on hold. */
  forAccount(account: AccountRow, purpose: CallPurpose): Promise<Outcome<AccountLine, Failure>>;
  /** A network refused the token before its time: null when a renewed one is there now, else why there is none. */
  renewAfterRefusal(account: AccountRow): Promise<Failure | null>;
  /** Makes Kaizup known to a person's server, once, where servers keep their own lists of applications. */
  register(
    network: Network,
    mode: AccountMode,
    service: string | null,
    redirectUri: string,
  ): Promise<Outcome<undefined, Failure>>;
  /** Where a person's server (`https://host`) is reached: itself, or its practice stand-in. */
  reachable(line: Pick<Line, 'baseOf'>, mode: AccountMode, service: string): string;
  /** Name of a server that is reached at `address`: practice stand-ins move with every start, and are kept by their names. */
  named(line: Pick<Line, 'baseOf'>, mode: AccountMode, address: string): string;
  /** Whether the owner entered a developer application of their own, and since when. */
  ownApp(
    network: NetworkId,
  ): { readonly clientId: string; readonly scopePreset: string | null; readonly savedAt: number } | null;
  saveOwnApp(network: NetworkId, identity: ClientIdentity): void;
  removeOwnApp(network: NetworkId): void;
}

export interface NetworkLinesParts {
  readonly networks: Readonly<Record<NetworkId, Network>>;
  readonly http: HttpClient;
  readonly isOnHold: Guard;
  readonly clock: Clock;
  readonly store: Store;
  readonly accounts: Accounts;
  readonly box: SecretBox;
  readonly practice: Practice;
  readonly budgets: Budgets;
}

/** A call for which there is no account yet. */
export const signingIn: Errand = { purpose: 'access', accountId: null };

/** A token is renewed when less than this is left of it (ms). */
const renewBefore = 5 * 60_000;

const signedOut: Failure = { class: 'reauth', code: 'signed-out' };
const disconnected: Failure = { class: 'reauth', code: 'account-disconnected' };
const onHold: Failure = { class: 'retry', code: 'on-hold' };
const unavailable: Failure = { class: 'retry', code: 'network-unavailable' };

/** How a server's practice stand-in is named among the applications: a real one never gets its identity. */
const practiceServer = (service: string): string => `practice ${service}`;

function reachable(line: Pick<Line, 'baseOf'>, mode: AccountMode, service: string): string {
  return mode === 'practice' ? line.baseOf(new URL(service).host) : service;
}

function named(line: Pick<Line, 'baseOf'>, mode: AccountMode, address: string): string {
  const base = line.baseOf('');
  return mode === 'practice' && address.startsWith(base) ? `https://${address.slice(base.length)}` : address;
}

/** Lines to all networks. */
export function createNetworkLines(parts: NetworkLinesParts): NetworkLines {
  const { networks, http, isOnHold, clock, store, accounts, box, practice, budgets } = parts;
  const { sql } = store;
  const secretPlace = (network: NetworkId, service: string) => ({
    table: 'network_app',
    row: service === '' ? network : `${network} ${service}`,
    column: 'secret',
  });
  const renewals = new Map<string, Promise<Outcome<GrantTokens, Failure>>>();
  /** Pairs that a full disk refused: the network may have ended those that they replace, so they are kept until they can be written. */
  const unsaved = new Map<string, { readonly replaces: string; readonly pair: GrantTokens }>();

  function appRow(network: NetworkId, service: string) {
    return store.first(
      sql.selectFrom('network_app').selectAll().where('network', '=', network).where('service', '=', service),
    );
  }

  function storedIdentity(network: NetworkId, service: string): ClientIdentity | undefined {
    const row = appRow(network, service);
    if (row === undefined) return undefined;
    return {
      clientId: row.client_id,
      clientSecret: box.open(row.sealed_secret, secretPlace(network, service)),
      scopePreset: row.scope_preset ?? undefined,
    };
  }

  function saveIdentity(network: NetworkId, service: string, identity: ClientIdentity): void {
    const row = {
      network,
      service,
      client_id: identity.clientId,
      sealed_secret: box.seal(identity.clientSecret, secretPlace(network, service)),
      scope_preset: identity.scopePreset ?? null,
      saved_at: clock.now(),
    };
    store.run(
      sql
        .insertInto('network_app')
        .values(row)
        .onConflict((conflict) => conflict.columns(['network', 'service']).doUpdateSet(row)),
    );
  }

  function realIdentity(network: Network, service: string | null): ClientIdentity | undefined {
    const { signIn } = network;
    // An app password needs no developer application.
    if (signIn.kind === 'app-password') return { clientId: '', clientSecret: '' };
    if (signIn.kind === 'browser' && signIn.client !== undefined) return signIn.client;
    if (signIn.kind === 'browser' && signIn.register !== undefined) {
      return service === null ? undefined : storedIdentity(network.id, service);
    }
    // Instagram is reached through Facebook's application.
    return storedIdentity(signIn.kind === 'through' ? signIn.network : network.id, '');
  }

  /** How to speak to a network before Kaizup has a name there. */
  async function anonymous(
    id: NetworkId,
    mode: AccountMode,
    service: string | null,
    errand: Errand,
  ): Promise<(Omit<Line, 'client'> & { readonly practiceClient: ClientIdentity | null }) | undefined> {
    const noted = { clock, budgets: budgets.of(id, mode) };
    if (mode === 'practice') {
      const link = await practice.link();
      if (link === undefined) return undefined;
      return {
        ...noted,
        calls: http.callsFor(id, practiceHosts(link.origin), errand),
        baseOf: (host) => `${link.origin}/${host}`,
        practiceClient: link.client,
      };
    }
    const named = realHosts(networks[id].hosts);
    const own = service === null ? undefined : singleOrigin(new URL(service).origin);
    const rule: HostRule = (url) => named(url) || (own?.(url) ?? false);
    return {
      ...noted,
      // A server that somebody named must not lead into the owner's own network; the networks' own hosts prove themselves by TLS.
      calls: http.callsFor(id, rule, errand, { publicOnly: (url) => !named(url) }),
      baseOf: (host) => `https://${host}`,
      practiceClient: null,
    };
  }

  async function open(
    id: NetworkId,
    mode: AccountMode,
    service: string | null,
    errand: Errand,
  ): Promise<Line | undefined> {
    const found = await anonymous(id, mode, service, errand);
    if (found === undefined) return undefined;
    const { practiceClient, ...line } = found;
    const { signIn } = networks[id];
    const client =
      practiceClient === null || (signIn.kind === 'browser' && signIn.client !== undefined)
        ? realIdentity(networks[id], service)
        : // The practice application holds every product.
          ((service === null ? undefined : storedIdentity(id, practiceServer(service))) ?? {
            ...practiceClient,
            scopePreset: 'community',
          });
    return client === undefined ? undefined : { ...line, client };
  }

  /** One renewal at a time for a grant; the new pair is durable before anyone uses it. */
  function renew(network: Network, grant: GrantRow, line: Line): Promise<Outcome<GrantTokens, Failure>> {
    const running = renewals.get(grant.id);
    if (running !== undefined) return running;
    const renewal = (async (): Promise<Outcome<GrantTokens, Failure>> => {
      const old = accounts.tokens(grant);
      if (network.refresh === undefined || old.refreshToken === null) {
        return fail(signedOut);
      }
      const kept = unsaved.get(grant.id);
      // An owner who signed in again meanwhile brought a newer pair.
      const renewed = kept?.replaces === old.refreshToken ? ok(kept.pair) : await network.refresh(line, old);
      if (!renewed.ok) return renewed;
      unsaved.set(grant.id, { replaces: old.refreshToken, pair: renewed.value });
      accounts.saveGrant(
        { id: grant.id, network: grant.network, mode: grant.mode, signedInAt: grant.signed_in_at },
        // A renewal never moves a grant to another server.
        { ...renewed.value, service: old.service },
      );
      unsaved.delete(grant.id);
      const saved = accounts.grant(grant.id);
      return saved === undefined ? fail(disconnected) : ok(accounts.tokens(saved));
    })().finally(() => renewals.delete(grant.id));
    renewals.set(grant.id, renewal);
    return renewal;
  }

  return {
    network: (id) => networks[id],
    open,
    async forAccount(row, purpose) {
      const errand: Errand = { purpose, accountId: row.id };
      if (isOnHold(errand)) return fail(onHold);
      const grant = row.grant_id === null ? undefined : accounts.grant(row.grant_id);
      if (row.status !== 'connected' || grant === undefined) {
        return fail(row.status === 'signed-out' ? signedOut : disconnected);
      }
      const mode = row.mode as AccountMode;
      const owner = networks[grant.network as NetworkId];
      const line = await open(owner.id, mode, grant.service, errand);
      if (line === undefined)
        return fail(mode === 'practice' ? unavailable : { class: 'fatal', code: 'app-misconfigured' });
      let tokens = accounts.tokens(grant);
      // A Page's own token outlives the sign-in that brought it.
      const borrowed = row.sealed_token === null;
      if (borrowed && tokens.accessExpiresAt !== null && tokens.accessExpiresAt - clock.now() < renewBefore) {
        const renewed = await renew(owner, grant, line);
        if (renewed.ok) tokens = renewed.value;
        else if (renewed.failure.class === 'reauth' || tokens.accessExpiresAt <= clock.now()) return renewed;
      }
      const network = networks[row.network as NetworkId];
      return ok({
        network,
        line: network.id === owner.id ? line : ((await open(network.id, mode, null, errand)) ?? line),
        account: {
          remoteId: row.remote_id,
          kind: row.kind as ActingAccount['kind'],
          mode,
          name: row.name,
          handle: row.handle,
          facts: JSON.parse(row.facts) as ActingAccount['facts'],
          token: accounts.token(row) ?? tokens.accessToken,
          service: grant.service === null ? null : reachable(line, mode, grant.service),
          binding: tokens.binding ?? null,
        },
      });
    },
    async renewAfterRefusal(row) {
      const grant = row.grant_id === null ? undefined : accounts.grant(row.grant_id);
      // An account's own token (a Page's) is not renewed by its grant.
      if (grant === undefined || row.sealed_token !== null) return signedOut;
      const owner = networks[grant.network as NetworkId];
      const line = await open(owner.id, row.mode as AccountMode, grant.service, {
        purpose: 'access',
        accountId: row.id,
      });
      if (line === undefined) return unavailable;
      const renewed = await renew(owner, grant, line);
      return renewed.ok ? null : renewed.failure;
    },
    async register(network, mode, service, redirectUri) {
      const { signIn } = network;
      if (signIn.kind !== 'browser' || signIn.register === undefined || service === null)
        return ok(undefined);
      const key = mode === 'practice' ? practiceServer(service) : service;
      if (appRow(network.id, key) !== undefined) {
        const known = await open(network.id, mode, service, signingIn);
        const still =
          known === undefined
            ? undefined
            : await signIn.isRegistered?.(known, reachable(known, mode, service));
        if (still === undefined || (still.ok && still.value)) return ok(undefined);
        if (!still.ok) return still;
      }
      const line = await anonymous(network.id, mode, service, signingIn);
      if (line === undefined) return fail(unavailable);
      const registered = await signIn.register(line, {
        service: reachable(line, mode, service),
        redirectUri,
      });
      if (!registered.ok) return registered;
      saveIdentity(network.id, key, registered.value);
      return ok(undefined);
    },
    reachable,
    named,
    ownApp(network) {
      const row = appRow(network, '');
      return row === undefined
        ? null
        : { clientId: row.client_id, scopePreset: row.scope_preset, savedAt: row.saved_at };
    },
    saveOwnApp: (network, identity) => saveIdentity(network, '', identity),
    removeOwnApp: (network) =>
      void store.run(sql.deleteFrom('network_app').where('network', '=', network).where('service', '=', '')),
  };
}
