import { describe, expect, test } from 'vitest';
import { networks } from '../../../main/engine/networks/index.ts';
import type { Network } from '../../../main/engine/networks/network.ts';
import type { Feature, Support } from '../../../shared/capabilities/capability.ts';
import { capabilities } from '../../../shared/capabilities/index.ts';
import { networkLimits } from '../../../shared/limits/network-limits.ts';
import { networkIds } from '../../../shared/model/network-ids.ts';

const someone = (support: Support): boolean =>
  support === true || (typeof support === 'object' && Object.values(support).includes(true));

/** What a connector must have for a feature to be offered. */
const partOf: Partial<Record<Feature, (network: Network) => unknown>> = {
  'hand-over': (network) => network.handOver,
  edit: (network) => network.edit,
  delete: (network) => network.delete,
  'comments-read': (network) => network.comments?.list,
  'comments-reply': (network) => network.comments?.add,
  'first-comment': (network) => network.comments?.add,
  'comments-hide': (network) => network.comments?.hide,
  'comments-delete': (network) => network.comments?.delete,
  'account-statistics': (network) => network.accountStatistics,
};

describe.each(networkIds)('what %s is said to offer', (id) => {
  test.each(Object.entries(partOf))('%s is what its connector has', (feature, part) => {
    const offered = someone(capabilities[id].features[feature as Feature]);
    expect(part(networks[id]) !== undefined).toBe(offered);
  });

  test('has limits of its own where it needs them', () => {
    const { types } = capabilities[id];
    const limits = networkLimits[id];
    expect(limits.poll !== undefined).toBe(someone(types.poll));
    expect(limits.document !== undefined).toBe(someone(types.document));
    expect(limits.story !== undefined).toBe(someone(types['photo-story']) || someone(types['video-story']));
  });
});
