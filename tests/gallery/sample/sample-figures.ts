import type { AccountFigures } from '../../../shared/contract/accounts.ts';

const day = 86_400_000;

/** Four weeks of an account's figures; the last day is late, as networks often are. */
export function sampleFigures(accountId: string): AccountFigures {
  const seed = accountId.length * 13;
  const days = Array.from({ length: 28 }, (_, index) => Date.now() - (27 - index) * day);
  return {
    readAt: days.at(-1) ?? null,
    points: days.flatMap((at, index) => [
      { metric: 'followers' as const, period: 'now' as const, value: 1180 + seed + index * 6, at },
      {
        metric: 'reach' as const,
        period: 'day' as const,
        value: index === 27 ? null : 320 + ((index * 47 + seed) % 190),
        at,
      },
    ]),
    demographics: [
      { dimension: 'country', key: 'BE', value: 812 },
      { dimension: 'country', key: 'FR', value: 214 },
      { dimension: 'country', key: 'NL', value: 96 },
      { dimension: 'age', key: '25-34', value: 402 },
      { dimension: 'age', key: '35-44', value: 377 },
      { dimension: 'age', key: '18-24', value: 160 },
    ],
  };
}
