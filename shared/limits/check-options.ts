import type { ContentType } from '../model/content-type.ts';
import type { Poll } from '../model/publish-options.ts';
import type { Finding, FindingCode, VariantContent } from './check-variant.ts';
import type { NetworkLimits, PollLimits } from './network-limits.ts';
import { textLength } from './text-length.ts';

/** What a network would object to in what the owner chose beyond text and media. */
export function checkOptions(limits: NetworkLimits, content: VariantContent, type: ContentType): Finding[] {
  const { options, media, text } = content;
  const findings: Finding[] = [];
  const refuse = (code: FindingCode, is?: number, allowed?: number, assetId?: string): void => {
    findings.push({
      code,
      blocking: true,
      ...(assetId === undefined ? {} : { assetId }),
      ...(is === undefined ? {} : { is }),
      ...(allowed === undefined ? {} : { allowed }),
    });
  };
  if (options.format === 'story' && media.length !== 1) refuse('story-needs-one-file', media.length, 1);
  if (type === 'reel' && (media.length !== 1 || media[0]?.asset.kind !== 'video')) refuse('reel-needs-video');
  if (type === 'poll' && media.length > 0) refuse('poll-alone');
  if (options.link !== null && media.length > 0) refuse('link-with-media');
  if (type === 'reshare' && limits.reshareAlone === true && media.length > 0) refuse('reshare-alone');
  if (options.link !== null && !isAddress(options.link.url)) refuse('link-invalid');
  if (options.reshareOf !== null && options.reshareOf.trim() === '') refuse('reshare-missing');
  for (const { asset } of media) {
    if (asset.kind !== 'document') continue;
    const rule = limits.document;
    if (media.length > 1) refuse('document-alone');
    if (rule === undefined) continue;
    if (asset.bytes > rule.maxBytes) refuse('document-too-large', asset.bytes, rule.maxBytes, asset.id);
    if ((asset.pages ?? 0) > rule.maxPages) {
      refuse('document-too-many-pages', asset.pages ?? 0, rule.maxPages, asset.id);
    }
  }
  if (options.poll !== null && limits.poll !== undefined) checkPoll(options.poll, limits.poll, text, refuse);
  if (options.format === 'story' && text.trim() !== '') {
    findings.push({ code: 'story-without-words', blocking: false });
  }
  const { userTags, collaborators } = limits;
  if (userTags !== undefined && options.userTags.length > userTags.max) {
    refuse('too-many-user-tags', options.userTags.length, userTags.max);
  }
  if (collaborators !== undefined && options.collaborators.length > collaborators.max) {
    refuse('too-many-collaborators', options.collaborators.length, collaborators.max);
  }
  const comment = textLength(limits.text, options.firstComment ?? '');
  const longest = limits.comment?.max ?? limits.text.max;
  if (comment > longest) refuse('comment-too-long', comment, longest);
  return findings;
}

function checkPoll(
  poll: Poll,
  limits: PollLimits,
  text: string,
  refuse: (code: FindingCode, is?: number, allowed?: number) => void,
): void {
  const question = limits.questionIsText ? text : poll.question;
  if (question.trim() === '') refuse('poll-question-missing');
  if (!limits.questionIsText && question.length > limits.question) {
    refuse('poll-question-too-long', question.length, limits.question);
  }
  if (poll.options.length < limits.minOptions) {
    refuse('poll-too-few-options', poll.options.length, limits.minOptions);
  }
  if (poll.options.length > limits.maxOptions) {
    refuse('poll-too-many-options', poll.options.length, limits.maxOptions);
  }
  if (poll.options.some((option) => option.trim() === '')) refuse('poll-option-missing');
  const longest = Math.max(0, ...poll.options.map((option) => option.length));
  if (longest > limits.option) refuse('poll-option-too-long', longest, limits.option);
  if (!limits.durationHours.includes(poll.durationHours)) refuse('poll-duration');
}

/** A full web address; whether something answers there is the network's business. */
function isAddress(text: string): boolean {
  return /^https?:\/\/[^\s/.]+\.[^\s]+$/iu.test(text.trim());
}
