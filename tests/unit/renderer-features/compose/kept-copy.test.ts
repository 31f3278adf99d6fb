import { expect, test } from 'vitest';
import {
  type CopyStorage,
  keepCopy,
  keptCopy,
} from '../../../../renderer/features/compose/draft/kept-copy.ts';
import { emptyDraft, setText } from '../../../../renderer/features/compose/draft/edit-draft.ts';

function memory(): CopyStorage & { readonly all: Map<string, string> } {
  const all = new Map<string, string>();
  return {
    all,
    getItem: (key) => all.get(key) ?? null,
    setItem: (key, value) => void all.set(key, value),
    removeItem: (key) => void all.delete(key),
  };
}

test('a copy comes back as it was typed and goes when it is dropped', () => {
  const storage = memory();
  const draft = setText(emptyDraft, null, 'Zuurdesem 🥖');
  expect(keepCopy(storage, 'p1', draft)).toBe(true);
  expect(keptCopy(storage, 'p1')).toEqual(draft);
  expect(keptCopy(storage, 'p2')).toBeNull();
  keepCopy(storage, 'p1', null);
  expect(keptCopy(storage, 'p1')).toBeNull();
});

test.each(['{', '{"text":1}', 'null', ''])('a copy that cannot be read (%s) is dropped', (text) => {
  const storage = memory();
  keepCopy(storage, 'p1', emptyDraft);
  for (const key of storage.all.keys()) storage.all.set(key, text);
  expect(keptCopy(storage, 'p1')).toBeNull();
  expect(storage.all.size).toBe(0);
});

test('no room for the copy is told, not thrown', () => {
  const full: CopyStorage = {
    ...memory(),
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError');
    },
  };
  expect(keepCopy(full, 'p1', emptyDraft)).toBe(false);
});
