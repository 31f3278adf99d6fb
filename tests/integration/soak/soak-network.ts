import type { Clock } from '../../../main/engine/clock.ts';
import type { ActingAccount, Network, PublishJob } from '../../../main/engine/networks/network.ts';
import type { Failure } from '../../../shared/model/failure.ts';
import { fail, ok } from '../../../shared/outcome.ts';
import {
  type ChangeFate,
  type CommitFate,
  createRememberingNetwork,
  type PrepareFate,
  type RememberingNetwork,
  type VerifyFate,
} from '../random-walk/remembering-network.ts';
import type { Lot } from './lot.ts';
import { createRememberingSignIns, type RememberingSignIns } from './remembering-sign-ins.ts';
import { natures, type SoakAccount, type SoakNetworkId } from './soak-accounts.ts';

/** What keeps everybody from a network, or from one server of it, until when (ms). */
export interface Weather {
  offlineUntil: number;
  trouble: { readonly service: string; readonly until: number } | null;
  /** All is well: nothing that a single call meets by lot happens any more. */
  calm: boolean;
}

/** A network of many accounts that remembers for each what it was sent, whom it let in, and what it answered to nobody. */
export interface SoakNetwork extends Network {
  readonly signIns: RememberingSignIns;
  /** What it has of an account. */
  of(subject: string): RememberingNetwork;
  readonly accounts: Iterable<RememberingNetwork>;
}

export interface SoakNetworkParts {
  readonly clock: Clock;
  readonly weather: Weather;
  readonly lot: Lot;
  onCommit(account: SoakAccount, key: string, job: PublishJob): void;
}

/** How often in a thousand calls each comes to this; else all goes well. */
const commitFates: readonly (readonly [CommitFate, number])[] = [
  ['reply-lost', 15],
  ['request-lost', 10],
  ['unavailable', 8],
  ['unreachable', 4],
  ['refused', 8],
  ['rate-limited', 4],
  ['slow', 10],
  ['slow-and-fails', 3],
  ['hangs-and-lands', 3],
  ['hangs-and-is-lost', 2],
];
const prepareFates: readonly (readonly [PrepareFate, number])[] = [
  ['unavailable', 10],
  ['unreachable', 4],
  ['refused', 4],
  ['hangs-and-lands', 2],
];
const verifyFates: readonly (readonly [VerifyFate, number])[] = [
  ['unavailable', 50],
  ['unreachable', 20],
];
const changeFates: readonly (readonly [ChangeFate, number])[] = [
  ['reply-lost', 50],
  ['request-lost', 50],
];

/** Figures are given in one hour of six: what is written for them must not be most of what a soak of publishing measures. */
const givesFigures = (now: number): boolean => Math.floor(now / 3_600_000) % 6 === 0;

const rateLimited: Failure = { class: 'rate', code: 'rate-limited', networkCode: '429' };
const unreachable: Failure = { class: 'retry', code: 'network-unreachable' };
const unavailable: Failure = { class: 'retry', code: 'network-unavailable', networkCode: '503' };

/** Creates the network. */
export function createSoakNetwork(id: SoakNetworkId, parts: SoakNetworkParts): SoakNetwork {
  const { clock, weather, lot, onCommit } = parts;
  const nature = natures[id];
  const signIns = createRememberingSignIns(clock, nature);
  const remembering = new Map<string, RememberingNetwork>();

  function of(subject: string, service = ''): RememberingNetwork {
    const known = remembering.get(subject);
    if (known !== undefined) return known;
    const made = createRememberingNetwork(id, clock, {
      ...nature,
      onCommit: (key, job) => onCommit({ network: id, subject, service }, key, job),
    });
    remembering.set(subject, made);
    return made;
  }

  function drawn<Fate extends string>(fates: readonly (readonly [Fate, number])[]): Fate | 'well' {
    if (weather.calm) return 'well';
    let left = lot.share() * 1000;
    for (const [fate, perMille] of fates) {
      left -= perMille;
      if (left < 0) return fate;
    }
    return 'well';
  }

  /** What a call to a server meets before anybody asks whose it is. */
  function closed(service: string | null): Failure | null {
    if (clock.now() < weather.offlineUntil) return unreachable;
    const { trouble } = weather;
    return trouble !== null && trouble.service === service && clock.now() < trouble.until
      ? unavailable
      : null;
  }

  const refusal = ({ service, remoteId, token }: ActingAccount): Failure | null =>
    closed(service) ?? signIns.refusal(remoteId, token);

  const plain = createRememberingNetwork(id, clock, { ...nature, onCommit: () => undefined });
  return {
    ...plain,
    signIns,
    of,
    accounts: { [Symbol.iterator]: () => remembering.values() },
    signIn: {
      kind: 'app-password',
      isAppPassword: () => true,
      async signIn(_line, { service, identifier }) {
        const failure = closed(service);
        return failure === null ? ok(signIns.give(identifier, service)) : fail(failure);
      },
    },
    discover: async (_line, { subject, accessToken }) =>
      ok({
        missingScopes: [],
        accounts: [
          {
            network: id,
            remoteId: subject,
            kind: nature.kind,
            name: `Maison ${subject}`,
            handle: subject,
            token: nature.ownToken ? accessToken : null,
            unavailable: null,
            facts: {},
          },
        ],
      }),
    async refresh(_line, tokens) {
      const failure = closed(tokens.service);
      if (failure !== null) return fail(failure);
      const renewed = signIns.renew(tokens);
      // The pair is on its way while the one before it has ended: whoever dies now has neither.
      await new Promise((resolve) => setImmediate(resolve));
      return renewed;
    },
    async health(_line, { subject, accessToken, accessExpiresAt, service }) {
      const failure = closed(service) ?? signIns.refusal(subject, accessToken);
      if (failure !== null) return fail(failure);
      return ok({ scopes: [], missingScopes: [], accessExpiresAt, dataAccessExpiresAt: null });
    },
    async prepare(job) {
      const failure = refusal(job.account);
      if (failure !== null) return fail(failure);
      const inner = of(job.account.remoteId, job.account.service ?? '');
      inner.fates.prepare.push(drawn(prepareFates));
      return inner.prepare(job);
    },
    async commit(job) {
      const failure = refusal(job.account);
      if (failure !== null) return { kind: 'rejected', failure };
      const inner = of(job.account.remoteId, job.account.service ?? '');
      inner.fates.commit.push(drawn(commitFates));
      return inner.commit(job);
    },
    async verify(job) {
      const failure = refusal(job.account);
      if (failure !== null) return { kind: 'unanswered', failure };
      const inner = of(job.account.remoteId, job.account.service ?? '');
      inner.fates.verify.push(drawn(verifyFates));
      return inner.verify(job);
    },
    async statistics(line, account, remoteIds) {
      const failure = refusal(account) ?? (givesFigures(clock.now()) ? null : rateLimited);
      return failure === null ? plain.statistics(line, account, remoteIds) : fail(failure);
    },
    handOver: {
      window: () => plain.handOver?.window('text'),
      async move(line, account, remoteId, at) {
        const failure = refusal(account);
        if (failure !== null) return { kind: 'rejected', failure };
        const inner = of(account.remoteId, account.service ?? '');
        inner.fates.change.push(drawn(changeFates));
        return inner.handOver.move(line, account, remoteId, at);
      },
      async cancel(line, account, remoteId) {
        const failure = refusal(account);
        if (failure !== null) return { kind: 'rejected', failure };
        const inner = of(account.remoteId, account.service ?? '');
        inner.fates.change.push(drawn(changeFates));
        return inner.handOver.cancel(line, account, remoteId);
      },
    },
  };
}
