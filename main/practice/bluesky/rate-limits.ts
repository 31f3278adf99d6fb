import type { PracticeSetting } from '../kit/practice-network.ts';
import { XrpcError } from './errors.ts';

/** Calls or points allowed in a window of seconds. */
interface Limit {
  readonly limit: number;
  readonly windowSeconds: number;
}

/** Limits by what is counted (contract §1, "Rate limits"). */
const limits = {
  all: [{ limit: 3000, windowSeconds: 300 }],
  session: [
    { limit: 30, windowSeconds: 300 },
    { limit: 300, windowSeconds: 86_400 },
  ],
  write: [
    { limit: 5000, windowSeconds: 3600 },
    { limit: 35_000, windowSeconds: 86_400 },
  ],
  upload: [{ limit: 1000, windowSeconds: 86_400 }],
} as const satisfies Readonly<Record<string, readonly Limit[]>>;

export type Counted = keyof typeof limits;

/** Points of a write. */
export const points = { create: 3, put: 2, delete: 1 } as const;

/** Counts `cost` and returns the headers of the tightest window; throws when there is nothing left. */
export type Spend = (counted: Counted, cost: number) => Readonly<Record<string, string>>;

interface Window {
  readonly endsAt: number;
  readonly spent: number;
}

/** Opens the counters on the practice world. */
export function createRateLimits({ world, clock }: PracticeSetting): Spend {
  const windows = world.collection<Window>('bluesky.rate');
  return (counted, cost) => {
    const now = clock.now();
    const states = limits[counted].map(({ limit, windowSeconds }) => {
      const key = `${counted} ${windowSeconds}`;
      const open = windows.get(key);
      const current =
        open === undefined || open.endsAt <= now ? { endsAt: now + windowSeconds * 1000, spent: 0 } : open;
      return { key, limit, windowSeconds, ...current, left: limit - current.spent - cost };
    });
    const tightest = states.reduce((one, other) => (other.left < one.left ? other : one));
    const headers = {
      'ratelimit-limit': String(tightest.limit),
      'ratelimit-remaining': String(Math.max(0, tightest.left)),
      'ratelimit-reset': String(Math.ceil(tightest.endsAt / 1000)),
      'ratelimit-policy': `${tightest.limit};w=${tightest.windowSeconds}`,
    };
    if (tightest.left < 0) {
      throw new XrpcError(429, 'RateLimitExceeded', 'Rate Limit Exceeded', {
        ...headers,
        'retry-after': String(Math.ceil((tightest.endsAt - now) / 1000)),
      });
    }
    for (const { key, endsAt, spent } of states) windows.put(key, { endsAt, spent: spent + cost });
    return headers;
  };
}
