import type { Clock } from '../../../main/engine/clock.ts';
import type { GrantTokens } from '../../../main/engine/networks/network.ts';
import type { Failure } from '../../../shared/model/failure.ts';
import { fail, ok, type Outcome } from '../../../shared/outcome.ts';
import type { SoakNature } from './soak-accounts.ts';

/** The sign-ins that a network has given, and which of their tokens it still takes. */
export interface RememberingSignIns {
  /** The owner signs in: what was given before is worth nothing any more. */
  give(subject: string, service: string): GrantTokens;
  /** A new pair for the old one, which ends at once. One that was replaced already is a stolen one: the sign-in ends. */
  renew(tokens: GrantTokens): Outcome<GrantTokens, Failure>;
  /** Why a token is not taken now; null: it is. */
  refusal(subject: string, token: string): Failure | null;
  /** Somebody takes the access back at the network; false when there was none. */
  takeBack(subject: string): boolean;
  /** Pairs that were renewed. */
  readonly renewals: number;
  /** Sign-ins that came to their end, and of which a call was told. */
  readonly expiries: number;
}

interface Given {
  readonly access: string;
  readonly endsAt: number | null;
  readonly refresh: string | null;
  /** Whether a call was told already that it is over. */
  told: boolean;
}

const signedOut: Failure = { class: 'reauth', code: 'signed-out', networkCode: '401' };

/** Sign-ins of a network of this nature, by `clock`. */
export function createRememberingSignIns(clock: Clock, nature: SoakNature): RememberingSignIns {
  const { accessLife, renews, goneAs } = nature;
  const given = new Map<string, Given>();
  let made = 0;
  let renewals = 0;
  let expiries = 0;

  function issue(subject: string, service: string): GrantTokens {
    made += 1;
    const one: Given = {
      access: `access-${subject}-${made}`,
      endsAt: accessLife === null ? null : clock.now() + accessLife,
      refresh: renews ? `refresh-${subject}-${made}` : null,
      told: false,
    };
    given.set(subject, one);
    return {
      subject,
      accessToken: one.access,
      accessExpiresAt: one.endsAt,
      refreshToken: one.refresh,
      refreshExpiresAt: null,
      scopes: [],
      service,
    };
  }

  return {
    give: issue,
    renew({ subject, refreshToken, service }) {
      if (given.get(subject)?.refresh !== refreshToken) {
        given.delete(subject);
        return fail(signedOut);
      }
      renewals += 1;
      return ok(issue(subject, service ?? ''));
    },
    refusal(subject, token) {
      const one = given.get(subject);
      if (one === undefined) return { ...signedOut, code: goneAs };
      if (one.access !== token) return signedOut;
      if (one.endsAt === null || clock.now() < one.endsAt) return null;
      if (!one.told) expiries += 1;
      one.told = true;
      return signedOut;
    },
    takeBack: (subject) => given.delete(subject),
    get renewals() {
      return renewals;
    },
    get expiries() {
      return expiries;
    },
  };
}
