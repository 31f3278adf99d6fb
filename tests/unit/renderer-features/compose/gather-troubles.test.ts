import { expect, test } from 'vitest';
import type { Trouble } from '../../../../renderer/features/compose/draft/check-account.ts';
import { gatherTroubles } from '../../../../renderer/features/compose/gather-troubles.ts';
import { withoutConsent } from '../../../../shared/model/without-consent.ts';

const finding = (code: 'image-animated' | 'media-required', assetId?: string): Trouble => ({
  kind: 'finding',
  finding: { code, blocking: false, ...(assetId === undefined ? {} : { assetId }) },
});

test('a sentence is said once, with every file it is about, in the order they came', () => {
  const troubles = [
    finding('image-animated', 'a'),
    finding('media-required'),
    finding('image-animated', 'b'),
  ];
  const gathered = gatherTroubles(troubles, (trouble) =>
    trouble.kind === 'finding' ? trouble.finding.code : '',
  );
  expect(gathered.map(({ sentence, assetIds }) => [sentence, assetIds])).toEqual([
    ['image-animated', ['a', 'b']],
    ['media-required', []],
  ]);
});

test("a copy asks anew for what TikTok wants chosen for each video (T8), and keeps the rest of the owner's choices", () => {
  const tiktok = {
    privacyLevel: 'SELF_ONLY',
    allowComment: true,
    allowDuet: false,
    allowStitch: false,
    yourBrand: true,
    brandedContent: false,
    consented: true,
  };
  const copy = withoutConsent({
    text: 'Bread',
    media: [],
    variants: [
      { accountId: 'fb', text: null, media: null, tiktok: null },
      { accountId: 'tt', text: null, media: null, tiktok },
    ],
  });
  expect(copy.variants[0]?.tiktok).toBeNull();
  expect(copy.variants[1]?.tiktok).toEqual({ ...tiktok, privacyLevel: null, consented: false });
});
