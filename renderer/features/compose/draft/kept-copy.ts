import { type Draft, draft as draftSchema } from '../../../../shared/model/post.ts';

/** The part of `Storage` that a kept copy needs. */
export type CopyStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const key = (postId: string): string => `kaizup:draft:${postId}`;

/** Keeps what is typed and not saved in this window, so that a reload loses nothing; `null` drops the copy. False when there is no room. */
export function keepCopy(storage: CopyStorage, postId: string, draft: Draft | null): boolean {
  try {
    if (draft === null) storage.removeItem(key(postId));
    else storage.setItem(key(postId), JSON.stringify(draft));
    return true;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'QuotaExceededError') return false;
    throw error;
  }
}

/** The copy of a draft that was not saved; null when there is none or it cannot be read, in which case it is dropped. */
export function keptCopy(storage: CopyStorage, postId: string): Draft | null {
  const text = storage.getItem(key(postId));
  if (text === null) return null;
  const parsed = draftSchema.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  storage.removeItem(key(postId));
  return null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
