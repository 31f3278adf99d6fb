import { expect, test } from 'vitest';
import { capabilities, featureSupport, typeSupport } from '../../../shared/capabilities/index.ts';
import { contentTypes } from '../../../shared/model/content-type.ts';
import { type AccountKind, type NetworkId, networkId } from '../../../shared/model/network.ts';
import { nameOf, publicationKinds } from '../../figures/crash/publication-kinds.ts';

const accountKinds: Readonly<Record<NetworkId, readonly AccountKind[]>> = {
  facebook: ['page'],
  instagram: ['professional'],
  linkedin: ['member', 'organization'],
  tiktok: ['creator'],
  bluesky: ['profile'],
  mastodon: ['profile'],
};
const accounts = networkId.options.flatMap((network) =>
  accountKinds[network].map((account) => ({ network, account })),
);
const names = publicationKinds.map(nameOf);

test('the crash matrix has a line for every type of content that an account may publish', () => {
  const offered = accounts.flatMap(({ network, account }) =>
    contentTypes
      .filter((type) => typeSupport(network, account, type) === true)
      .map((type) => nameOf({ network, account, type })),
  );
  expect(offered.filter((name) => !names.includes(name))).toEqual([]);
});

test('and for what each network holds until its time', () => {
  const holding = accounts.filter(
    ({ network, account }) => featureSupport(network, account, 'hand-over') === true,
  );
  expect(holding.length).toBeGreaterThan(0);
  const held = holding.map(({ network, account }) => `${network}/${account}/hand-over`);
  expect(held.filter((name) => !names.includes(name))).toEqual([]);
  expect(Object.keys(capabilities)).toEqual(Object.keys(accountKinds));
});
