import { chanceOf } from '../../kit/growth.ts';
import type { Answer, Call } from '../call.ts';
import type { Node } from '../fields.ts';
import { badParam } from '../graph-error.ts';
import type { InstagramRecord } from '../model.ts';

/** Metrics that say who an audience is (§5). */
export const demographicMetrics: readonly string[] = [
  'follower_demographics',
  'engaged_audience_demographics',
];

/** Traits, each with what is found of it around a shop in Ghent or Lyon and how common it is. */
const traits: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  age: { '13-17': 1, '18-24': 14, '25-34': 31, '35-44': 26, '45-54': 16, '55-64': 8, '65+': 4 },
  gender: { F: 58, M: 36, U: 6 },
  country: { BE: 71, FR: 14, NL: 9, DE: 3, GB: 2, IT: 1 },
  city: {
    'Ghent, East Flanders': 44,
    'Brussels, Brussels Region': 11,
    'Antwerp, Flanders': 7,
    'Lyon, Auvergne-Rhône-Alpes': 6,
    'Bruges, West Flanders': 4,
  },
};

const timeframes = ['this_week', 'this_month'];

/** Who follows an account, or does something with it: for its whole life, split by one trait, at most 45 lines. */
export function demographics(
  call: Call,
  account: InstagramRecord,
  names: readonly string[],
  tooFew: boolean,
): Answer {
  const { params } = call;
  if (names.some((name) => !demographicMetrics.includes(name)))
    return badParam('Demographics cannot be asked for together with other metrics');
  if (params.get('period') !== 'lifetime') return badParam('The period of demographics is lifetime');
  if (!timeframes.includes(params.get('timeframe') ?? ''))
    return badParam('timeframe must be this_week or this_month');
  const breakdown = params.get('breakdown') ?? '';
  const trait = traits[breakdown];
  if (trait === undefined) return badParam('breakdown must be age, city, country or gender');
  if (tooFew) return { data: [] };
  return { data: names.map((name) => lineOf(account, name, breakdown, trait)) };
}

function lineOf(
  account: InstagramRecord,
  name: string,
  breakdown: string,
  trait: Readonly<Record<string, number>>,
): Node {
  const people = account.followers * (name === 'follower_demographics' ? 1 : 0.12);
  const whole = Object.values(trait).reduce((sum, part) => sum + part, 0);
  const results = Object.entries(trait)
    .map(([key, part]) => ({
      dimension_values: [key],
      value: Math.round((people * part * (0.8 + 0.4 * chanceOf(`${account.id}:${key}`))) / whole),
    }))
    .toSorted((a, b) => b.value - a.value);
  return {
    name,
    period: 'lifetime',
    title: name.replaceAll('_', ' '),
    description: name.replaceAll('_', ' '),
    total_value: { breakdowns: [{ dimension_keys: [breakdown], results }] },
    id: `${account.id}/insights/${name}/lifetime`,
  };
}
