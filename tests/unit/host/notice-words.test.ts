import { describe, expect, test } from 'vitest';
import { wordsFor } from '../../../main/host/notices/notice-words.ts';
import { createHostI18n } from '../../../main/host/words/host-i18n.ts';
import type { Notice } from '../../../shared/contract/index.ts';

const publication = {
  postId: 'p1',
  network: 'bluesky',
  accountName: 'Levain',
  practice: false,
  excerpt: 'Fresh bread at seven',
  failure: null,
  because: null,
} as const;

const notices: readonly Notice[] = [
  ...(
    [
      'published',
      'failed',
      'needs-owner',
      'left-in-inbox',
      'signed-out',
      'missed',
      'moved-on',
      'on-hold',
    ] as const
  ).map((kind) => ({ kind, ...publication })),
  { kind: 'network-trouble', network: 'bluesky', practice: false },
  { kind: 'access-revoked', network: 'bluesky', accountNames: ['Levain'], practice: false },
  {
    kind: 'sign-in-ending',
    network: 'bluesky',
    accountNames: ['Levain'],
    practice: false,
    days: 7,
    atRisk: 2,
  },
];

describe.each(['en', 'fr'] as const)('a notification in %s', (locale) => {
  const i18n = createHostI18n(locale);

  test.each(notices)('D3 of $kind names nobody and nothing while Kaizup is locked', (notice) => {
    const words = wordsFor(i18n, [notice], true);
    expect(`${words?.title} ${words?.body} ${words?.path}`).not.toMatch(/Levain|bread|Bluesky|p1/);
    expect(words?.title).not.toBe('');
    const told = wordsFor(i18n, [notice], false);
    expect(`${told?.title} ${told?.body}`).toMatch(/Levain|bread|Bluesky/);
  });

  test('D3 of refused attempts is shown, locked or not, with how many there were', () => {
    for (const locked of [true, false]) {
      const words = wordsFor(
        i18n,
        [5, 6].map((failures) => ({ kind: 'unlock-refused', failures })),
        locked,
      );
      expect(words?.body).toContain('6');
    }
  });
});
