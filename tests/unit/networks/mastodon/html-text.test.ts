import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainText, sameWords } from '../../../../main/engine/networks/mastodon/html-text.ts';
import { formatStatus } from '../../../../main/practice/mastodon/status-text.ts';

const nobody = (): undefined => undefined;

test.each([
  ['<p>One</p><p>Two<br>Three<br />Four</p>', 'One\n\nTwo\nThree\nFour'],
  ['<p>&lt;b&gt; &amp;amp; &#39;x&#x27; &quot;y&quot;&nbsp;z</p>', '<b> &amp; \'x\' "y" z'],
  [
    '<p><a href="https://levain.be/x"><span class="invisible">https://</span><span class="ellipsis">levain.be</span><span class="invisible">/x</span></a></p>',
    'https://levain.be/x',
  ],
  ['<p><span class="h-card"><a href="https://a.social/@b">@<span>b</span></a></span> hi</p>', '@b hi'],
  ['&unknown; &#99999999; &#1114112;', '&unknown; &#99999999; &#1114112;'],
])('%s reads %j', (html, text) => {
  expect(plainText(html)).toBe(text);
});

test('what a server shows reads like what was written', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 120 }), (text) => {
      expect(sameWords(plainText(formatStatus(text.trim(), 'https://a.social', nobody)), text)).toBe(true);
    }),
    { numRuns: 1000 },
  );
});
