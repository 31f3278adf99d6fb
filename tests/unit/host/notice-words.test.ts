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

  test('of the day tells each part that there is, and no part that there is not', () => {
    const none = { published: 0, notPublished: 0, planned: 0, needsOwner: 0, signedOut: 0 };
    const words = (some: Partial<typeof none>, practice = false, locked = false) =>
      wordsFor(i18n, [{ kind: 'daily-digest', practice, ...none, ...some }], locked);
    expect(words({ planned: 3 })?.title).toContain('3');
    const full = words({ published: 11, notPublished: 12, needsOwner: 13, signedOut: 14 });
    expect(full?.body.match(/1[1-4]/g)).toEqual(['11', '12', '13', '14']);
    expect(words({ published: 1 })?.body).not.toMatch(/0/);
    expect(words({ planned: 1 }, true)?.title).toMatch(/ · /);
    const locked = words({ planned: 3, needsOwner: 2 }, false, true);
    expect(`${locked?.title} ${locked?.body}`).not.toMatch(/\d/);
    expect(full?.path).toBe('/home');
  });
});
