import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  adapt,
  addAccount,
  addMedia,
  emptyDraft,
  followShared,
  isEmptyDraft,
  maxMedia,
  mediaOf,
  moveMedia,
  removeAccount,
  removeMedia,
  setAlt,
  setText,
  setTikTok,
  textOf,
  usedAssets,
  variantOf,
} from '../../../../renderer/features/compose/draft/edit-draft.ts';
import { draft as draftSchema } from '../../../../shared/model/post.ts';

const facebook = { id: 'fb', network: 'facebook' } as const;
const tiktok = { id: 'tt', network: 'tiktok' } as const;
const shared = setText(
  addMedia(addAccount(addAccount(emptyDraft, facebook), tiktok), null, ['a', 'b']),
  null,
  'Bread',
);

describe('an account in a draft', () => {
  test('follows the shared post until it is adapted', () => {
    expect(textOf(shared, 'fb')).toBe('Bread');
    const adapted = setText(adapt(shared, 'fb', 'text'), 'fb', 'Brood');
    expect([textOf(adapted, 'fb'), textOf(adapted, 'tt'), textOf(adapted, null)]).toEqual([
      'Brood',
      'Bread',
      'Bread',
    ]);
    expect(textOf(followShared(adapted, 'fb', 'text'), 'fb')).toBe('Bread');
  });

  test('has its own media apart from the shared ones', () => {
    const adapted = removeMedia(adapt(shared, 'fb', 'media'), 'fb', 'a');
    expect(mediaOf(adapted, 'fb').map(({ assetId }) => assetId)).toEqual(['b']);
    expect(mediaOf(adapted, null).map(({ assetId }) => assetId)).toEqual(['a', 'b']);
    expect(usedAssets(adapted)).toEqual(['a', 'b']);
  });

  test('comes back with what it had when it was taken off by mistake', () => {
    const adapted = setText(adapt(shared, 'fb', 'text'), 'fb', 'Brood');
    const parked = variantOf(adapted, 'fb');
    const without = removeAccount(adapted, 'fb');
    expect(variantOf(without, 'fb')).toBeUndefined();
    expect(textOf(addAccount(without, facebook, parked), 'fb')).toBe('Brood');
  });

  test('is added once', () => {
    expect(addAccount(shared, facebook).variants).toHaveLength(2);
  });
});

describe('TikTok choices (T8)', () => {
  test('start with nothing chosen and nothing allowed', () => {
    expect(variantOf(shared, 'tt')?.tiktok).toEqual({
      privacyLevel: null,
      allowComment: false,
      allowDuet: false,
      allowStitch: false,
      yourBrand: false,
      brandedContent: false,
      consented: false,
    });
    expect(variantOf(shared, 'fb')?.tiktok).toBeNull();
  });

  test('ask for agreement again when branded content changes the line that was agreed to', () => {
    const agreed = setTikTok(shared, 'tt', { consented: true, privacyLevel: 'PUBLIC_TO_EVERYONE' });
    expect(variantOf(setTikTok(agreed, 'tt', { allowComment: true }), 'tt')?.tiktok?.consented).toBe(true);
    expect(variantOf(setTikTok(agreed, 'tt', { brandedContent: true }), 'tt')?.tiktok?.consented).toBe(false);
  });
});

describe('media of a draft', () => {
  test('the same file is not added twice', () => {
    expect(addMedia(shared, null, ['b', 'c', 'c']).media.map(({ assetId }) => assetId)).toEqual([
      'a',
      'b',
      'c',
    ]);
  });

  test('never more than the contract takes', () => {
    const many = Array.from({ length: 50 }, (_, index) => `m${index}`);
    const full = addMedia(emptyDraft, null, many);
    expect(full.media).toHaveLength(maxMedia);
    expect(draftSchema.safeParse(full).success).toBe(true);
  });

  test('a description stays with its picture when pictures change places', () => {
    const described = setAlt(shared, null, 'b', 'A loaf');
    expect(moveMedia(described, null, 'b', 0).media).toEqual([
      { assetId: 'b', alt: 'A loaf' },
      { assetId: 'a', alt: '' },
    ]);
  });

  test('moving keeps every file, whatever the index', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 20 }),
        fc.nat(),
        fc.integer(),
        (ids, which, index) => {
          const before = addMedia(emptyDraft, null, ids);
          const moved = ids[which % ids.length] ?? '';
          const after = moveMedia(before, null, moved, index).media.map(({ assetId }) => assetId);
          expect([...after].sort()).toEqual([...ids].sort());
          expect(after.filter((id) => id !== moved)).toEqual(ids.filter((id) => id !== moved));
          expect(after.indexOf(moved)).toBe(Math.max(0, Math.min(ids.length - 1, index)));
        },
      ),
    );
  });
});

test('a draft is empty only when nothing in it would be missed', () => {
  expect(isEmptyDraft(addAccount(emptyDraft, facebook))).toBe(true);
  expect(isEmptyDraft(setText(emptyDraft, null, '  \n'))).toBe(true);
  expect(isEmptyDraft(shared)).toBe(false);
  const own = setText(adapt(addAccount(emptyDraft, facebook), 'fb', 'text'), 'fb', 'Only here');
  expect(isEmptyDraft(own)).toBe(false);
});
