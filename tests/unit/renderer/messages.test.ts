import { setupI18n } from '@lingui/core';
import { describe, expect, test } from 'vitest';
import { activityEntry } from '../../../shared/contract/overview.ts';
import { errorCode } from '../../../shared/errors.ts';
import { activitySentence } from '../../../shared/i18n/activity-sentences.ts';
import { errorSentence } from '../../../shared/i18n/error-messages.ts';
import { failureMessage } from '../../../shared/i18n/failure-messages.ts';
import { findingMessage } from '../../../shared/i18n/finding-messages.ts';
import { signInProblemSentences } from '../../../shared/i18n/sign-in-messages.ts';
import { signInProblem } from '../../../shared/model/account.ts';
import { failureCode } from '../../../shared/model/failure.ts';

const i18n = setupI18n({ locale: 'en', messages: { en: {} } });

/** A sentence for an owner: whole, friendly in tone, with nothing of the machine left in it. */
function expectSentence(text: string): void {
  expect(text).toMatch(/^[A-Z0-9].*[.?)]$/s);
  expect(text).not.toMatch(/[{}]|undefined|null|NaN|!|Oops/);
}

describe('every code has a sentence', () => {
  test.each(errorCode.options)('error %s', (code) => {
    expectSentence(errorSentence(i18n, { code, details: {} }));
  });
  test.each(failureCode.options)('failure %s', (code) => {
    expectSentence(failureMessage(i18n, 'instagram', { code }));
  });
  test.each(signInProblem.options)('sign-in that ended: %s', (problem) => {
    const { what, next } = signInProblemSentences(i18n, 'facebook', problem);
    expectSentence(what);
    expectSentence(next);
  });
  test.each(activityEntry.shape.kind.options)('activity %s', (kind) => {
    const text = activitySentence(i18n, { kind, network: 'tiktok', accountName: 'levain.gent', count: 0 });
    expect(text).toMatch(/^\S.*\S$/);
    expect(text).not.toMatch(/[{}#]|undefined/);
  });
});

describe('findings speak in units people use', () => {
  test('a video that is too long says how much to trim', () => {
    expect(
      findingMessage(i18n, 'instagram', {
        code: 'video-too-long',
        blocking: true,
        is: 94_000,
        allowed: 90_000,
      }),
    ).toBe('This video is 94 seconds. Instagram takes up to 90 seconds. Trim the last 4 seconds.');
  });
  test('minutes and seconds from two minutes on', () => {
    expect(
      findingMessage(i18n, 'bluesky', {
        code: 'video-too-long',
        blocking: true,
        is: 200_500,
        allowed: 180_000,
      }),
    ).toContain('3 minutes 21 seconds');
  });
  test('sizes in megabytes, numbers grouped', () => {
    expect(
      findingMessage(i18n, 'linkedin', {
        code: 'video-too-large',
        blocking: true,
        is: 612_000_000,
        allowed: 500_000_000,
      }),
    ).toContain('612 MB');
    expect(
      findingMessage(i18n, 'linkedin', { code: 'text-too-long', blocking: true, is: 3120, allowed: 3000 }),
    ).toContain('3,120 characters');
  });
});

test('held posts are counted in words', () => {
  const said = (count: number): string =>
    activitySentence(i18n, {
      kind: 'account-disconnected',
      network: 'facebook',
      accountName: 'Maison Levain',
      count,
    });
  expect(said(0)).toBe('Maison Levain on Facebook was disconnected');
  expect(said(1)).toBe('Maison Levain on Facebook was disconnected, 1 scheduled post waits');
  expect(said(12)).toBe('Maison Levain on Facebook was disconnected, 12 scheduled posts wait');
});
