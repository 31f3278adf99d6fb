import type { PracticePage } from '../../kit/page.ts';
import { audienceOf } from '../audience.ts';
import { mediaThread } from '../comment-thread.ts';
import type { MetaWorld } from '../meta-world.ts';
import type { InstagramMediaRecord } from '../model.ts';
import { type Format, postPage, profilePage } from '../post-page.ts';
import { shownComments } from '../shown-comments.ts';
import { isMediaShown, mediaLink } from './media.ts';

const formatOf = ({ product }: InstagramMediaRecord): Format =>
  product === 'STORY' ? 'story' : product === 'REELS' ? 'reel' : 'post';

/** A medium as the public sees it; a story for its one day. */
export function instagramPost(
  world: MetaWorld,
  media: InstagramMediaRecord | undefined,
): PracticePage | undefined {
  const account = media === undefined ? undefined : world.instagrams.get(media.instagramId);
  if (media === undefined || account === undefined || !isMediaShown(world, media)) return undefined;
  const { likes } = audienceOf(media.id, account.followers, world.now() - media.publishedAt);
  const comments = shownComments(mediaThread(world, media));
  const isStory = media.product === 'STORY';
  return postPage({
    network: 'Instagram',
    format: formatOf(media),
    author: { name: account.username, about: account.biography },
    text: isStory ? '' : media.caption,
    link: null,
    details: detailsOf(media),
    files: media.files.map((file, index) => ({
      file,
      alt: media.altTexts[index] ?? '',
      cover: media.cover,
      coverAtMs: media.options.thumbOffsetMs,
    })),
    mediaBase: `${world.setting.baseOf('www.instagram.com')}/_media`,
    publishedAt: media.publishedAt,
    counts: isStory ? {} : { likes, comments: comments.length },
    comments: isStory ? [] : comments,
  });
}

function detailsOf({ product, options }: InstagramMediaRecord): readonly string[] {
  const names = (list: readonly string[]): string => list.map((name) => `@${name}`).join(', ');
  const { location, userTags, collaborators, shareToFeed } = options;
  return [
    ...(location === null ? [] : [`At ${location}`]),
    ...(collaborators.length === 0 ? [] : [`Together with ${names(collaborators)}`]),
    ...(userTags.length === 0 ? [] : [`Tagged: ${names(userTags.map(({ username }) => username))}`]),
    ...(product === 'REELS' && !shareToFeed ? ['Among the reels only, not in the feed'] : []),
  ];
}

/** A profile with everything it shows. */
export function instagramProfile(world: MetaWorld, name: string): PracticePage | undefined {
  const account = world.instagrams.find((entry) => entry.username === name);
  if (account === undefined) return undefined;
  const entries = world.media
    .filter((media) => media.instagramId === account.id && isMediaShown(world, media))
    .toReversed()
    .map((media) => ({
      href: mediaLink(world, media),
      format: formatOf(media),
      text: media.product === 'STORY' ? (media.type === 'VIDEO' ? 'Video' : 'Photo') : media.caption,
      publishedAt: media.publishedAt,
    }));
  return profilePage('Instagram', { name: account.username, about: account.biography }, entries);
}
