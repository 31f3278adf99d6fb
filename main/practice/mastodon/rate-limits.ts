import type { PracticeSetting } from '../kit/practice-network.ts';
import { ApiError } from './errors.ts';
import type { Instance } from './instances.ts';

/** Calls allowed in a window (contract §2, "Rate limits"). */
const limits = {
  token: { limit: 300, seconds: 300 },
  account: { limit: 1500, seconds: 300 },
  media: { limit: 30, seconds: 1800 },
  delete: { limit: 30, seconds: 1800 },
} as const;

export type Counted = keyof typeof limits;

/** Headers of the tightest window; throws when a window is used up. */
export type Spend = (
  counted: readonly { readonly by: Counted; readonly of: string }[],
) => Readonly<Record<string, string>>;

interface Window {
  readonly endsAt: number;
  readonly spent: number;
}

/** Opens a server's counters. Windows stand on the clock's round multiples; their end is told in ISO 8601, without `retry-after`. */
export function createRateLimits({ world, clock }: PracticeSetting, instance: Instance): Spend {
  const windows = world.collection<Window>(`mastodon.${instance.host}.rate`);
  return (counted) => {
    const now = clock.now();
    const states = counted.map(({ by, of }) => {
      const { limit, seconds } = limits[by];
      const key = `${by} ${of}`;
      const endsAt = (Math.floor(now / (seconds * 1000)) + 1) * seconds * 1000;
      const open = windows.get(key);
      const spent = (open?.endsAt === endsAt ? open.spent : 0) + 1;
      windows.put(key, { endsAt, spent });
      return { limit, endsAt, left: limit - spent };
    });
    const tightest = states.reduce((one, other) => (other.left < one.left ? other : one));
    const headers = {
      'x-ratelimit-limit': String(tightest.limit),
      'x-ratelimit-remaining': String(Math.max(0, tightest.left)),
      'x-ratelimit-reset': new Date(tightest.endsAt).toISOString().replace('Z', '000Z'),
    };
    if (tightest.left < 0) throw new ApiError(429, 'Too many requests', headers);
    return headers;
  };
}
