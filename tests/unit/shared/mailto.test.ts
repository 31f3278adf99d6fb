import fc from 'fast-check';
import { expect, test } from 'vitest';
import { longestMailto, mailtoOf } from '../../../shared/text/mailto.ts';

test('D15, D26 an address for the mail client is never too long, and gives back what it holds', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 120 }),
      fc.string({ unit: 'grapheme', maxLength: 900 }),
      (subject, body) => {
        const { url, isWhole } = mailtoOf({ to: 'dpo@kaizup.eu', subject, body });
        expect(url.length).toBeLessThanOrEqual(longestMailto);
        const parsed = new URL(url);
        expect(parsed.pathname).toBe('dpo@kaizup.eu');
        const search = url.slice(url.indexOf('?') + 1).split('&');
        if (!isWhole) {
          expect(search).toHaveLength(1);
          return;
        }
        const [told = '', said = ''] = search.map((part) =>
          decodeURIComponent(part.slice(part.indexOf('=') + 1)),
        );
        expect(told).toBe(subject);
        expect(said.replaceAll('\r\n', '\n')).toBe(body.replaceAll('\r\n', '\n'));
      },
    ),
  );
});

test('D15 an address of somebody cannot add another recipient or a field', () => {
  const { url } = mailtoOf({ to: 'a?bcc=b&x@example.org', subject: 'S', body: 'B' });
  expect([...new URL(url).searchParams.keys()]).toEqual(['subject', 'body']);
});
