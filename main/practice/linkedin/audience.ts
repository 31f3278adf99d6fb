import { chanceOf } from '../kit/growth.ts';
import type { PracticeSetting } from '../kit/practice-network.ts';
import { member, organizationOf } from './members.ts';
import { startOfDay } from './time-intervals.ts';

const day = 86_400_000;

/** Followers of the practice member and organizations, growing by a few each day. */
export interface Audience {
  /** Followers now; they are a round number on the first day that anybody looks. */
  count(urn: string): number;
  /** How many came between two midnights. */
  gained(urn: string, start: number, end: number): number;
}

/** Opens the audience on the practice world. */
export function createAudience({ world, clock }: PracticeSetting): Audience {
  const beginnings = world.collection<{ readonly since: number }>('linkedin.audience');
  const today = (): number => startOfDay(clock.now());
  function since(urn: string): number {
    return (beginnings.get(urn) ?? beginnings.put(urn, { since: today() })).since;
  }
  function gained(urn: string, start: number, end: number): number {
    let sum = 0;
    for (let at = startOfDay(start); at < end; at += day) sum += Math.floor(1 + 6 * chanceOf(`${urn}:${at}`));
    return sum;
  }
  return {
    count: (urn) => {
      const first = urn === member.urn ? member.followers : (organizationOf(urn)?.followers ?? 0);
      return first + gained(urn, since(urn), today());
    },
    gained,
  };
}

/** How followers of an organization divide: shares of the whole, largest first. */
export const facets = {
  followerCountsByAssociationType: [],
  followerCountsBySeniority: [
    { key: 'seniority', value: 'urn:li:seniority:4', share: 0.34 },
    { key: 'seniority', value: 'urn:li:seniority:3', share: 0.27 },
    { key: 'seniority', value: 'urn:li:seniority:6', share: 0.12 },
  ],
  followerCountsByFunction: [
    { key: 'function', value: 'urn:li:function:25', share: 0.22 },
    { key: 'function', value: 'urn:li:function:15', share: 0.14 },
  ],
  followerCountsByIndustry: [
    { key: 'industry', value: 'urn:li:industry:34', share: 0.31 },
    { key: 'industry', value: 'urn:li:industry:32', share: 0.18 },
  ],
  followerCountsByStaffCountRange: [
    { key: 'staffCountRange', value: 'SIZE_2_TO_10', share: 0.41 },
    { key: 'staffCountRange', value: 'SIZE_11_TO_50', share: 0.24 },
  ],
  followerCountsByGeoCountry: [
    { key: 'geo', value: 'urn:li:geo:100565514', share: 0.72 },
    { key: 'geo', value: 'urn:li:geo:105015875', share: 0.13 },
  ],
  followerCountsByGeo: [
    { key: 'geo', value: 'urn:li:geo:100364837', share: 0.38 },
    { key: 'geo', value: 'urn:li:geo:90009706', share: 0.16 },
  ],
} as const;
