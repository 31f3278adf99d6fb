import type { BaseOf } from '../network.ts';
import { postCollection } from './record.ts';

/** Where a post stands: its author by handle or DID, and its key there. */
export interface PostPlace {
  readonly author: string;
  readonly key: string;
}

/** The network's id of a post, from its author's DID. */
export function postUri(did: string, key: string): string {
  return `at://${did}/${postCollection}/${key}`;
}

/** Reads an id as the network writes it, or undefined when it is no post's. */
export function placeOf(uri: string): PostPlace | undefined {
  const [, author, collection, key] = /^at:\/\/([^/]+)\/([^/]+)\/([^/]+)$/.exec(uri) ?? [];
  return author === undefined || key === undefined || collection !== postCollection
    ? undefined
    : { author, key };
}

/** Reads what an owner may give for a post: its id, or the address of its page. */
export function placeOfAddress(given: string, baseOf: BaseOf): PostPlace | undefined {
  const trimmed = given.trim();
  const site = ['https://bsky.app', baseOf('bsky.app')].find((base) => trimmed.startsWith(`${base}/`));
  if (site === undefined) return placeOf(trimmed);
  const [, author, key] = /^\/profile\/([^/?#]+)\/post\/([^/?#]+)/.exec(trimmed.slice(site.length)) ?? [];
  return author === undefined || key === undefined ? undefined : { author: decodeURIComponent(author), key };
}

/** The address of a post's page. */
export function pageOf(baseOf: BaseOf, author: string, key: string): string {
  return `${baseOf('bsky.app')}/profile/${author}/post/${key}`;
}
