import type { PracticeSetting } from '../kit/practice-network.ts';
import type { Collection } from '../kit/world.ts';
import type * as model from './model.ts';

/** The collections of the practice Graph and what every part of it stands on. */
export interface MetaWorld {
  readonly setting: PracticeSetting;
  now(): number;
  /** A numeric id beyond 2^53, never given before (§0). */
  id(prefix?: string): string;
  readonly redirects: Collection<{ readonly uri: string }>;
  readonly dialogs: Collection<model.DialogRecord>;
  readonly codes: Collection<model.CodeRecord>;
  readonly grants: Collection<model.GrantRecord>;
  readonly tokens: Collection<model.TokenRecord>;
  readonly people: Collection<model.PersonRecord>;
  readonly businesses: Collection<model.BusinessRecord>;
  readonly pages: Collection<model.PageRecord>;
  readonly instagrams: Collection<model.InstagramRecord>;
  readonly photos: Collection<model.PhotoRecord>;
  readonly videos: Collection<model.VideoRecord>;
  readonly posts: Collection<model.PostRecord>;
  readonly stories: Collection<model.StoryRecord>;
  readonly comments: Collection<model.CommentRecord>;
  readonly commentMarks: Collection<model.CommentMark>;
  readonly containers: Collection<model.ContainerRecord>;
  readonly media: Collection<model.InstagramMediaRecord>;
  /** How much may be published a day, where an admin said other than usual. */
  readonly quotas: Collection<{ readonly total: number }>;
}

/** Time that asynchronous work takes on the practice clock. */
export const processingMs = 1500;

/** Opens the collections; nothing is read before it is asked for. */
export function openMetaWorld(setting: PracticeSetting): MetaWorld {
  const { world, clock } = setting;
  return {
    setting,
    now: () => clock.now(),
    id: (prefix = '') => `${prefix}${world.numericId(17 - prefix.length)}`,
    redirects: world.collection('facebook.redirect'),
    dialogs: world.collection('facebook.dialog'),
    codes: world.collection('facebook.code'),
    grants: world.collection('facebook.grant'),
    tokens: world.collection('facebook.token'),
    people: world.collection('facebook.person'),
    businesses: world.collection('facebook.business'),
    pages: world.collection('facebook.page'),
    photos: world.collection('facebook.photo'),
    videos: world.collection('facebook.video'),
    posts: world.collection('facebook.post'),
    stories: world.collection('facebook.story'),
    comments: world.collection('facebook.comment'),
    commentMarks: world.collection('facebook.comment-mark'),
    instagrams: world.collection('instagram.account'),
    containers: world.collection('instagram.container'),
    media: world.collection('instagram.media'),
    quotas: world.collection('instagram.quota'),
  };
}

/** A time in Graph's form, whole seconds: `2026-11-22T09:15:00+0000`. */
export const graphTime = (milliseconds: number): string =>
  `${new Date(milliseconds).toISOString().slice(0, 19)}+0000`;
