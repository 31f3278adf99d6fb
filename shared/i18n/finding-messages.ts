import type { I18n, MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Finding, FindingCode } from '../limits/check-variant.ts';
import type { NetworkId } from '../model/network.ts';
import { networkNames } from './network-names.ts';

/** What a network would object to, and the repair. `{network}`, `{is}`, `{allowed}` and `{over}` are filled in, in units people use. */
const findingMessages = {
  'nothing-to-send': msg`There is nothing here yet. Write a few words or add a picture.`,
  'text-too-long': msg({
    message:
      'This text is {is} characters. {network} takes up to {allowed}. Shorten it by {over}, or write a version of its own.',
  }),
  'text-too-many-bytes': msg({
    message:
      'This text is {is} bytes because of its emoji or accents. {network} takes up to {allowed}. Shorten it a little.',
  }),
  'text-long-escaped': msg({
    message:
      'Brackets and signs may count twice on {network}: then this text is {is} characters of {allowed}. To be safe, shorten it by {over}.',
  }),
  'too-many-hashtags': msg({
    message: 'There are {is} hashtags. {network} takes up to {allowed}. Take some out.',
  }),
  'too-many-mentions': msg({
    message: 'There are {is} mentions. {network} takes up to {allowed}. Take some out.',
  }),
  'media-required': msg({ message: '{network} needs a picture or a video. Add one.' }),
  'video-required': msg({ message: '{network} needs a video. Add one.' }),
  'images-and-video-mixed': msg({
    message: '{network} takes pictures or a video, not both together. Keep one kind.',
  }),
  'too-many-images': msg({
    message: 'There are {is} pictures. {network} takes up to {allowed}. Take some out.',
  }),
  'too-many-videos': msg({ message: 'There are {is} videos. {network} takes one. Keep the best.' }),
  'image-will-be-fitted': msg({
    message:
      'This picture is wider or taller than {network} shows. Kaizup adds a margin so that nothing is cut off.',
  }),
  'image-too-many-pixels': msg({
    message: 'This picture is very large. Kaizup makes it smaller for {network}.',
  }),
  'image-animated': msg({
    message: '{network} does not show pictures that move. It shows the first one of it.',
  }),
  'alt-too-long': msg({
    message: 'The description is {is} characters. {network} takes up to {allowed}. Shorten it by {over}.',
  }),
  'alt-missing': msg`This picture has no description yet. One sentence helps people who cannot see it.`,
  'video-format': msg({ message: '{network} does not take this kind of video file. Export it as MP4.' }),
  'video-codec': msg({
    message: '{network} cannot play how this video is encoded. Export it as MP4 with H.264.',
  }),
  'video-too-large': msg({
    message: 'This video is {is}. {network} takes up to {allowed}. Export a smaller one.',
  }),
  'video-too-small': msg({
    message: 'This video is only {is}. {network} takes videos from {allowed}. Export it in better quality.',
  }),
  'video-too-short': msg({
    message: 'This video is {is}. {network} takes videos from {allowed}. Use a longer one.',
  }),
  'video-too-long': msg({
    message: 'This video is {is}. {network} takes up to {allowed}. Trim the last {over}.',
  }),
  'video-dimensions': msg({
    message: 'A side of this video is {is} pixels. {network} allows {allowed}. Export it in another size.',
  }),
  'video-ratio': msg({
    message: '{network} does not take a video of this shape. Crop it to 9:16, 1:1 or 16:9.',
  }),
  'video-frame-rate': msg({
    message: 'This video has {is} frames a second. {network} allows {allowed}. Export it with 30.',
  }),
  'video-not-supported': msg({ message: '{network} takes no video here. Take it out for this account.' }),
  'images-not-supported': msg({
    message: '{network} takes only videos from a computer, no pictures. Use a video for this account.',
  }),
  'type-not-supported': msg({ message: '{network} does not take this kind of post. Choose another kind.' }),
  'too-many-files': msg({
    message: 'There are {is} files. {network} takes up to {allowed} in one post. Take some out.',
  }),
  'story-without-words': msg({
    message: 'On {network}, a story shows no words beside it. They are left out.',
  }),
  'too-many-user-tags': msg({
    message: '{is} people are marked. {network} takes up to {allowed}. Take some off.',
  }),
  'too-many-collaborators': msg({
    message: 'The post is made with {is} others. {network} takes up to {allowed}. Take some off.',
  }),
  'story-needs-one-file': msg`A story is one picture or one video. Keep one.`,
  'reel-needs-video': msg`A reel is one video. Keep one video and nothing else.`,
  'document-alone': msg`A document goes alone. Take the other files out.`,
  'document-too-large': msg({
    message: 'This document is {is}. {network} takes up to {allowed}. Export a smaller one.',
  }),
  'document-too-many-pages': msg({
    message: 'This document has {is} pages. {network} takes up to {allowed}. Take some out.',
  }),
  'poll-alone': msg`A poll goes without pictures or videos. Take them out, or take the poll off.`,
  'poll-question-missing': msg`The poll has no question yet. Write one.`,
  'poll-question-too-long': msg({
    message: 'The question is {is} characters. {network} takes up to {allowed}. Shorten it by {over}.',
  }),
  'poll-too-few-options': msg({ message: 'A poll needs at least {allowed} answers. Add one.' }),
  'poll-too-many-options': msg({ message: 'There are {is} answers. {network} takes up to {allowed}.' }),
  'poll-option-missing': msg`An answer of the poll is empty. Fill it in or take it off.`,
  'poll-option-too-long': msg({
    message: 'An answer is {is} characters. {network} takes up to {allowed}. Shorten it.',
  }),
  'poll-duration': msg({ message: '{network} does not run polls that long. Choose another duration.' }),
  'comment-too-long': msg({
    message: 'The first comment is {is} characters. {network} takes up to {allowed}. Shorten it by {over}.',
  }),
  'link-with-media': msg`A post shows a link card or its own files, not both. Keep one.`,
  'reshare-alone': msg({
    message: 'On {network}, a post that you pass on has no files of its own. Take them off.',
  }),
  'link-invalid': msg`The link is not a full web address yet. It begins with https://.`,
  'reshare-missing': msg`Paste the address of the post that you want to share.`,
  'tiktok-privacy-missing': msg`Choose who can see this video on TikTok.`,
  'tiktok-privacy-gone': msg`TikTok does not offer this account any more who was chosen to see the video. Choose again.`,
  'tiktok-only-private': msg`TikTok has not reviewed your developer app yet. Until then, choose "Only me" for who can see this video.`,
  'tiktok-branded-private': msg`Branded content cannot be for your eyes only. Choose who else can see it.`,
  'tiktok-consent-missing': msg`TikTok asks for your agreement to its music terms. Tick the box.`,
} as const satisfies Record<FindingCode, MessageDescriptor>;

type Unit = 'number' | 'bytes' | 'duration';

const units: Partial<Record<FindingCode, Unit>> = {
  'video-too-large': 'bytes',
  'video-too-small': 'bytes',
  'document-too-large': 'bytes',
  'video-too-short': 'duration',
  'video-too-long': 'duration',
};

/** Whether a word is the code of a finding. */
export const isFindingCode = (code: string): code is FindingCode => Object.hasOwn(findingMessages, code);

/** The sentence for a finding, with the network's name and the facts in units people use. */
export function findingMessage(i18n: I18n, network: NetworkId, { code, is, allowed }: Finding): string {
  const words = (value: number): string => inUnit(i18n.locale, value, units[code] ?? 'number');
  const values: Record<string, string> = { network: networkNames[network] };
  if (is !== undefined) values['is'] = words(is);
  if (allowed !== undefined) values['allowed'] = words(allowed);
  if (is !== undefined && allowed !== undefined) values['over'] = words(Math.abs(is - allowed));
  return i18n._({ ...findingMessages[code], values });
}

function inUnit(locale: string, value: number, unit: Unit): string {
  switch (unit) {
    case 'number':
      return new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(value);
    case 'bytes':
      return byteWords(locale, value);
    case 'duration':
      return durationWords(locale, value);
  }
}

function byteWords(locale: string, bytes: number): string {
  const [unit, size] =
    bytes >= 1e9
      ? (['gigabyte', 1e9] as const)
      : bytes >= 1e6
        ? (['megabyte', 1e6] as const)
        : (['kilobyte', 1e3] as const);
  return new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits: 1 }).format(
    bytes / size,
  );
}

/** Whole seconds up to two minutes, else minutes and seconds. */
export function durationWords(locale: string, milliseconds: number): string {
  const seconds = Math.max(1, Math.ceil(milliseconds / 1000));
  const say = (value: number, unit: 'second' | 'minute'): string =>
    new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(value);
  if (seconds < 120) return say(seconds, 'second');
  const rest = seconds % 60;
  const minutes = say(Math.floor(seconds / 60), 'minute');
  return rest === 0 ? minutes : `${minutes} ${say(rest, 'second')}`;
}
