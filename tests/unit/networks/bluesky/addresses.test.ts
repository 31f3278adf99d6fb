import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  pageOf,
  placeOf,
  placeOfAddress,
  postUri,
} from '../../../../main/engine/networks/bluesky/addresses.ts';
import { recordKey } from '../../../../main/engine/networks/bluesky/tid.ts';

const practice = (host: string): string => `http://127.0.0.1:4711/${host}`;
const real = (host: string): string => `https://${host}`;
const keys = fc.integer({ min: 0, max: Date.parse('2200-01-01') }).map((now) => recordKey(now, 7));
const authors = fc.oneof(
  fc.stringMatching(/^did:plc:[a-z2-7]{24}$/),
  fc.stringMatching(/^[a-z0-9]{1,20}\.[a-z]{2,10}$/),
);

test('what is written as an id or as a page is read back', () => {
  fc.assert(
    fc.property(authors, keys, (author, key) => {
      expect(placeOf(postUri(author, key))).toEqual({ author, key });
      for (const baseOf of [practice, real]) {
        expect(placeOfAddress(pageOf(baseOf, author, key), baseOf)).toEqual({ author, key });
        expect(placeOfAddress(` ${postUri(author, key)} `, baseOf)).toEqual({ author, key });
      }
    }),
  );
});

test('a page of the real network is understood in practice, too, with what a browser leaves at its end', () => {
  expect(placeOfAddress('https://bsky.app/profile/levain.test/post/3lb?ref=x#top', practice)).toEqual({
    author: 'levain.test',
    key: '3lb',
  });
});

test.each([
  '',
  'hello',
  'at://did:plc:x/app.bsky.feed.like/3lb',
  'at://did:plc:x/app.bsky.feed.post',
  'https://bsky.app/profile/levain.test',
  'https://bsky.app.evil.example/profile/levain.test/post/3lb',
  'https://example.com/profile/levain.test/post/3lb',
])('%j is no post', (given) => {
  expect(placeOfAddress(given, real)).toBeUndefined();
});
