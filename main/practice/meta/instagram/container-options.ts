import type { Call } from '../call.ts';
import { badParam, type GraphError, isGraphError } from '../graph-error.ts';
import type { ContainerOptions, ContainerRecord, UserTag } from '../model.ts';
import { flag, listParam, parseJson, type Params } from '../params.ts';
import { placeOf } from '../seed.ts';

type Type = ContainerRecord['type'];

/** Which kinds of container take a parameter (§3.1); `child`: also inside a carousel. */
const takers: Readonly<Record<string, { readonly types: readonly Type[]; readonly child: boolean }>> = {
  alt_text: { types: ['IMAGE'], child: true },
  user_tags: { types: ['IMAGE', 'REELS', 'STORIES'], child: true },
  location_id: { types: ['IMAGE', 'REELS', 'CAROUSEL'], child: false },
  collaborators: { types: ['IMAGE', 'REELS', 'CAROUSEL'], child: false },
  cover_url: { types: ['REELS'], child: false },
  thumb_offset: { types: ['REELS', 'VIDEO'], child: true },
  share_to_feed: { types: ['REELS'], child: false },
  audio_name: { types: ['REELS'], child: false },
  is_ai_generated: { types: ['IMAGE', 'REELS', 'CAROUSEL', 'STORIES'], child: false },
};

/** Names of all of them. */
export const optionNames: readonly string[] = Object.keys(takers);

/** What a container says beside its file, or why not. */
export function optionsOf(call: Call, type: Type, child: boolean): ContainerOptions | GraphError {
  const { params } = call;
  for (const [name, taker] of Object.entries(takers)) {
    if (params.get(name) === undefined) continue;
    if (!taker.types.includes(type) || (child && !taker.child)) {
      return badParam(`The parameter ${name} is not for this kind of media`);
    }
  }
  const altText = params.get('alt_text') ?? '';
  if (altText.length > 1000) return badParam('alt_text is too long');
  const userTags = userTagsOf(params, type);
  if (isGraphError(userTags)) return userTags;
  const collaborators = listParam(params.get('collaborators'));
  if (collaborators.length > 3) return badParam('At most 3 collaborators');
  const locationId = params.get('location_id');
  const location = locationId === undefined ? null : placeOf(locationId);
  if (location === undefined) return badParam('INSTAGRAM_PLATFORM_API__INVALID_LOCATION_ID');
  const offset = params.get('thumb_offset') ?? '0';
  if (!/^\d+$/.test(offset)) return badParam('thumb_offset must be milliseconds');
  return {
    altText,
    userTags,
    collaborators,
    location,
    thumbOffsetMs: Number(offset),
    shareToFeed: flag(params.get('share_to_feed'), true),
  };
}

/** At most 20 people: where each is, on a picture; on a story if one likes; never on a video (§3.1). */
function userTagsOf(params: Params, type: Type): readonly UserTag[] | GraphError {
  const given = params.get('user_tags');
  if (given === undefined) return [];
  const list = parseJson(given);
  if (!Array.isArray(list)) return badParam('user_tags must be a list', 2207040);
  if (list.length > 20) return badParam('At most 20 people can be tagged', 2207040);
  const tags: UserTag[] = [];
  for (const entry of list as readonly unknown[]) {
    const tag = tagOf(entry, type);
    if (tag === undefined) return badParam('A tag needs a username, and on an image x and y from 0 to 1');
    tags.push(tag);
  }
  return tags;
}

function tagOf(entry: unknown, type: Type): UserTag | undefined {
  if (typeof entry !== 'object' || entry === null || !('username' in entry)) return undefined;
  const { username } = entry;
  if (typeof username !== 'string' || !/^[a-z0-9._]{1,30}$/i.test(username)) return undefined;
  const x = 'x' in entry ? entry.x : undefined;
  const y = 'y' in entry ? entry.y : undefined;
  const isPlace = (value: unknown): value is number => typeof value === 'number' && value >= 0 && value <= 1;
  if (isPlace(x) && isPlace(y)) return { username, x, y };
  if (x !== undefined || y !== undefined || type === 'IMAGE') return undefined;
  return { username, x: null, y: null };
}
