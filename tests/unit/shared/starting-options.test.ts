import { expect, test } from 'vitest';
import { startingOptions } from '../../../shared/capabilities/starting-options.ts';
import { networkIds } from '../../../shared/model/network-ids.ts';

test('new posts are handed over by default exactly where the network can hold them', () => {
  const held = networkIds.filter((id) => startingOptions(id, { handOver: true })?.handOver === true);
  expect(held).toEqual(['facebook', 'mastodon']);
  for (const id of networkIds) expect(startingOptions(id, { handOver: false })).toBeUndefined();
});
