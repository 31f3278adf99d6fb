import type { Line } from '../network.ts';

/** Kinds that a page shows as a picture and nothing more. */
const kinds: readonly string[] = ['image/jpeg', 'image/png', 'image/webp', 'image/svg+xml'];

/** A picture of a hundred pixels is a few kilobytes; anything near this (base64 characters) is none. */
const maxLength = 400_000;

/** The choices wait for it: a slow one is left out (ms). */
const patience = 4000;

/** A small picture as a `data:` address, which the page may show without speaking to anybody; null when there is none. */
export async function pictureAt({ calls }: Pick<Line, 'calls'>, url: string): Promise<string | null> {
  if (!URL.canParse(url)) return null;
  const reply = await calls.send({ method: 'GET', url, replyAs: 'base64', timeoutMs: patience });
  if (reply.kind !== 'reply' || reply.status !== 200) return null;
  const kind = (reply.headers['content-type'] ?? '').split(';')[0]?.trim() ?? '';
  if (!kinds.includes(kind) || reply.text === '' || reply.text.length > maxLength) return null;
  return `data:${kind};base64,${reply.text}`;
}
