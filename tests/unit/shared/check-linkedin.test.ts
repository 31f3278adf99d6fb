import { describe, expect, test } from 'vitest';
import { checkVariant, type VariantContent } from '../../../shared/limits/check-variant.ts';
import type { MediaAsset } from '../../../shared/model/media.ts';
import { defaultOptions } from '../../../shared/model/option-defaults.ts';
import type { Poll } from '../../../shared/model/publish-options.ts';

const document: MediaAsset = {
  id: 'd1',
  kind: 'document',
  fileName: 'menu.pdf',
  mime: 'application/pdf',
  bytes: 90_000,
  width: 595,
  height: 842,
  durationMs: null,
  framesPerSecond: null,
  videoCodec: null,
  audioCodec: null,
  animated: false,
  pages: 4,
  digest: '00',
  importedAt: 0,
};
const poll: Poll = { question: 'Rye?', options: ['Yes', 'No'], durationHours: 24, multiple: false };

function findings(content: Partial<VariantContent>) {
  return checkVariant('linkedin', {
    text: '',
    media: [],
    tiktok: null,
    options: defaultOptions,
    accountKind: 'member',
    ...content,
  }).map(({ code, blocking }) => `${code}${blocking ? '' : ' (advice)'}`);
}
const shown = (change: Partial<MediaAsset> = {}) => [{ asset: { ...document, ...change }, alt: '' }];

describe('what LinkedIn takes', () => {
  test('a document, a poll, a reshare and a link need no words', () => {
    expect(findings({ media: shown() })).toEqual([]);
    expect(findings({ options: { ...defaultOptions, poll } })).toEqual([]);
    expect(findings({ options: { ...defaultOptions, reshareOf: 'urn:li:share:1' } })).toEqual([]);
  });

  test('documents have their limits', () => {
    expect(findings({ media: shown({ pages: 301 }) })).toEqual(['document-too-many-pages']);
    expect(findings({ media: shown({ bytes: 100_000_001 }) })).toEqual(['document-too-large']);
    expect(findings({ media: [...shown(), ...shown({ id: 'd2' })] })).toContain('document-alone');
  });

  test('polls have theirs', () => {
    const withPoll = (change: Partial<Poll>) =>
      findings({ options: { ...defaultOptions, poll: { ...poll, ...change } } });
    expect(withPoll({ durationHours: 48 })).toEqual(['poll-duration']);
    expect(withPoll({ options: ['Yes'] })).toEqual(['poll-too-few-options']);
    expect(withPoll({ options: ['1', '2', '3', '4', '5'] })).toEqual(['poll-too-many-options']);
    expect(withPoll({ options: ['Yes', 'x'.repeat(31)] })).toEqual(['poll-option-too-long']);
    expect(withPoll({ question: 'x'.repeat(141) })).toEqual(['poll-question-too-long']);
  });

  test('a post that is passed on has no files of its own', () => {
    const options = { ...defaultOptions, reshareOf: 'urn:li:share:1' };
    expect(findings({ options, media: shown() })).toContain('reshare-alone');
  });

  test('§L5 signs that may count twice are advice, never a refusal', () => {
    expect(findings({ text: 'x'.repeat(3000) })).toEqual([]);
    expect(findings({ text: `(${'x'.repeat(2998)})` })).toEqual(['text-long-escaped (advice)']);
    expect(findings({ text: 'x'.repeat(3001) })).toEqual(['text-too-long']);
  });
});
