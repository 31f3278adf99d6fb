import { expect, test } from 'vitest';
import { needsYou, trayToolTip } from '../../../main/host/shell/needs-you.ts';
import { createHostI18n } from '../../../main/host/words/host-i18n.ts';

test('the badge counts publications and accounts that wait, and nothing while locked or without an engine', () => {
  const waiting = { needsOwner: 2, signedOut: 1, otherPublisher: null };
  expect(needsYou(waiting, { locked: false })).toBe(3);
  expect(needsYou({ ...waiting, otherPublisher: { kind: 'unknown' } }, { locked: false })).toBe(4);
  expect(needsYou(waiting, { locked: true })).toBe(0);
  expect(needsYou(null, { locked: false })).toBe(0);
});

test('the tray says the number under the pointer, and its name alone when all is solved', () => {
  const i18n = createHostI18n('en');
  expect([0, 1, 3].map((count) => trayToolTip(i18n, count))).toEqual([
    'Kaizup',
    'Kaizup · 1 thing needs you',
    'Kaizup · 3 things need you',
  ]);
});
