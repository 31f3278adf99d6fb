import { describe, expect, test } from 'vitest';
import { mendablePart } from '../../../../renderer/features/compose/draft/mendable-part.ts';
import type { Draft } from '../../../../shared/model/post.ts';

const variant = (accountId: string, text: string | null) => ({ accountId, text, media: null, tiktok: null });
const out: Draft = { text: 'Bread', media: [], variants: [variant('fb', null), variant('bs', null)] };
const typed: Draft = {
  text: 'Another shared text',
  media: [{ assetId: 'a', alt: '' }],
  variants: [variant('bs', 'Bread, shorter'), variant('fb', 'Changed'), variant('tt', null)],
};
const half = {
  draft: out,
  editable: false,
  publications: [
    { accountId: 'fb', open: false },
    { accountId: 'bs', open: true },
  ],
};

describe('what is typed into a post', () => {
  test('is saved as far as its accounts are open once something of it is out', () => {
    expect(mendablePart(typed, half)).toEqual({
      ...out,
      variants: [variant('fb', null), variant('bs', 'Bread, shorter')],
    });
  });

  test('leaves an account alone that it no longer names', () => {
    expect(mendablePart({ ...typed, variants: [] }, half)).toEqual(out);
  });

  test('is saved as it is while all of the post may change', () => {
    expect(mendablePart(typed, { ...half, editable: true })).toBe(typed);
    expect(mendablePart(typed, null)).toBe(typed);
  });
});
