import { describe, expect, it } from 'vitest';
import { isPractice, marksOf } from '../../../../renderer/features/calendar/marks.ts';
import type { AccountMode, NetworkId } from '../../../../shared/model/network.ts';
import { samplePost } from './sample-posts.ts';

const accounts = new Map<string, { network: NetworkId; mode: AccountMode }>([
  ['shop', { network: 'instagram', mode: 'real' }],
  ['try', { network: 'facebook', mode: 'practice' }],
]);

describe('the marks of a post', () => {
  it('come from its publications, each network once, in the networks’ order', () => {
    const [first] = samplePost('p', '2026-11-25T09:30', ['a', 'b']).publications;
    if (first === undefined) throw new Error('The sample has publications');
    const publications = [first, { ...first, network: 'facebook' as const }, { ...first, id: 'again' }];
    expect(marksOf({ publications, accountIds: [] }, accounts).map(({ network }) => network)).toEqual([
      'facebook',
      'bluesky',
    ]);
  });

  it('come from the accounts a draft is meant for, leaving out those that are gone', () => {
    expect(marksOf(samplePost('d', null, ['shop', 'gone', 'try']), accounts)).toEqual([
      { network: 'facebook', mode: 'practice' },
      { network: 'instagram', mode: 'real' },
    ]);
  });

  it('leave out cancelled publications', () => {
    expect(marksOf(samplePost('c', '2026-11-25T09:30', ['a'], 'cancelled'), accounts)).toEqual([]);
  });

  it('tell practice posts', () => {
    expect(isPractice(samplePost('d', null, ['try']), accounts)).toBe(true);
    expect(isPractice(samplePost('d', null, ['shop']), accounts)).toBe(false);
  });
});
