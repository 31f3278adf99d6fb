import type { AccountFigures } from '../../../shared/contract/accounts.ts';
import type { AccountMetricName, DemographicValue } from '../../../shared/model/account-figures.ts';

/** How far back figures are compared. */
export const periodDays = 28;

/** A metric as it is now and how it changed; null where the network does not say. */
export interface LatestFigure {
  readonly metric: AccountMetricName;
  readonly value: number | null;
  readonly change: number | null;
}

/** The newest reading of each metric; only states of affairs (followers) are compared with the oldest, days stand alone. */
export function latestFigures(points: AccountFigures['points']): readonly LatestFigure[] {
  return [...new Set(points.map(({ metric }) => metric))].map((metric) => {
    const known = points.filter((point) => point.metric === metric && point.value !== null);
    const last = known.at(-1);
    const first = known[0];
    const compares = last?.period === 'now' && first !== undefined && first !== last;
    return {
      metric,
      value: last?.value ?? null,
      change: compares ? (last.value ?? 0) - (first.value ?? 0) : null,
    };
  });
}

const largest = 5;

/** The largest groups of each trait, with their share of the largest. */
export function audienceOf(values: readonly DemographicValue[]) {
  return [...new Set(values.map(({ dimension }) => dimension))].map((dimension) => {
    const sorted = values
      .filter((value) => value.dimension === dimension)
      .toSorted((left, right) => right.value - left.value)
      .slice(0, largest);
    const top = sorted[0]?.value ?? 1;
    return {
      dimension,
      values: sorted.map(({ key, value }) => ({ key, value, share: top === 0 ? 0 : value / top })),
    };
  });
}
