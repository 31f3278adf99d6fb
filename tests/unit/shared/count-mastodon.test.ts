import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { instances } from '../../../main/practice/mastodon/instances.ts';
import { lengthOf } from '../../../main/practice/mastodon/status-text.ts';
import { networkLimits } from '../../../shared/limits/network-limits.ts';
import { textLength } from '../../../shared/limits/text-length.ts';
import { countText } from '../../../shared/text/count.ts';
import { countMastodonText, withoutServers } from '../../../shared/text/count-mastodon.ts';

const count = (text: string): number => countMastodonText(text, 23);

describe('§2 Limits: a text on Mastodon', () => {
  test.each([
    ['', 0],
    ['Fresh bread', 11],
    ['👨‍👩‍👧‍👦é🇧🇪', 3],
    ['https://levain.be', 23],
    ['https://levain.be/a/very/long/path?with=a&query=too#and-a-part', 23],
    ['See https://levain.be/shop.', 28],
    ['(https://levain.be/shop)', 25],
    ['http://127.0.0.1/a', 18],
    ['https://levain.example/shop', 27],
    ['https://localhost/shop', 22],
    ['@lotte', 6],
    ['@lotte@mastodon.social', 6],
    ['mail@mastodon.social', 20],
    ['@a@b.social and @c@d.social', 9],
    ['x@y@z.social', 12],
  ])('%s counts %i', (text, length) => {
    expect(count(text)).toBe(length);
  });

  test('counts what stands in its place along', () => {
    expect(countMastodonText('Bread', 23, 'Food')).toBe(9);
    expect(textLength(networkLimits.mastodon.text, 'Bread', 'Food')).toBe(9);
    expect(textLength(networkLimits.bluesky.text, 'Bread', 'Food')).toBe(5);
  });

  test('counts an address by what its server reserves for one', () => {
    expect(countMastodonText('https://levain.be/shop', 30)).toBe(30);
  });

  const word = fc.oneof(
    fc.string({ maxLength: 12, unit: 'grapheme' }),
    fc.webUrl({ withQueryParameters: true, withFragments: true, validSchemes: ['http', 'https'] }),
    fc.constantFrom(
      '@lotte@mastodon.social',
      '@karim',
      '#bread',
      '\n\n',
      'https://levain.be/a(b)c',
      'https://levain.be/à/la/carte?q=é&r=1',
      'https://www.levain.example/shop',
      'http://x.y.z.co.uk:8080/#top',
    ),
  );
  const text = fc
    .array(fc.tuple(word, fc.constantFrom(' ', '', '.', '\n', '(', ') ', '"')))
    .map((parts) => parts.map(([part, end]) => part + end).join(''));

  test('is never counted as shorter than a server counts it', () => {
    const [instance] = instances;
    if (instance === undefined) throw new Error('There is no practice server');
    fc.assert(
      fc.property(text, (any) => {
        expect(count(any)).toBeGreaterThanOrEqual(lengthOf(instance, '', any));
      }),
      { numRuns: 2000 },
    );
  });

  test('grows by no more than what is added, and text without addresses and mentions counts by its characters', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zé 🥖\n]{0,80}$/u), (plain) => {
        expect(count(plain)).toBe(countText(plain, 'graphemes'));
        expect(count(`${plain} https://levain.be/x`)).toBe(countText(plain, 'graphemes') + 24);
      }),
    );
  });

  test('loses servers of mentions and nothing else', () => {
    expect(withoutServers('@lotte@a.social, mail@b.be @c')).toBe('@lotte, mail@b.be @c');
  });
});
