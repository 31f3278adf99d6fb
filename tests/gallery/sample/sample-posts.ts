import { wallClockOf } from './sample-clock.ts';
import type { PostCard, PostDetail, PublicationDetail } from '../../../shared/contract/posts.ts';
import type { Account } from '../../../shared/model/account.ts';
import type { NetworkAnswer } from '../../../shared/model/network-answer.ts';
import type { PublicationState } from '../../../shared/model/publication.ts';
import { defaultOptions } from '../../../shared/model/option-defaults.ts';
import { type PostSketch, postSketches } from './post-sketches.ts';
import { assetId, sampleAssets } from './sample-media.ts';

const minute = 60_000;

/** The posts of the sample profile, as the engine would tell them. */
export function samplePosts(now: number, accounts: readonly Account[]): PostDetail[] {
  const planned = postSketches.map((sketch, index) => planPost(sketch, index, now, accounts));
  const drafts = [
    'Speculoos, or: why we own forty wooden moulds',
    'Ideas for the window in December',
    '',
  ].map((text, index) => draftPost(text, index, now));
  return [...planned, ...drafts];
}

function idOf(kind: number, index: number): string {
  return `0000000${kind}-0000-4000-8000-${String(index).padStart(12, '0')}`;
}

function draftPost(text: string, index: number, now: number): PostDetail {
  const pictures = index === 0 ? [assetId('oven')] : [];
  return {
    id: idOf(2, index),
    draft: {
      text,
      media: pictures.map((id) => ({ assetId: id, alt: '' })),
      variants: index === 2 ? [] : [{ accountId: 'ig', text: null, media: null, tiktok: null }],
    },
    revision: 3,
    wallTime: null,
    at: null,
    createdAt: now - (index + 2) * 26 * 60 * minute,
    updatedAt: now - (index + 1) * 25 * 60 * minute,
    assets: sampleAssets.filter(({ id }) => pictures.includes(id)),
    publications: [],
    missedRule: null,
    editable: true,
    queued: false,
    seriesId: null,
  };
}

function planPost(sketch: PostSketch, index: number, now: number, accounts: readonly Account[]): PostDetail {
  const { at, wallTime } = wallClockOf(now, sketch.day, sketch.time);
  const media = sketch.media.map((name) => ({
    assetId: assetId(name),
    alt: name === 'loaf' ? 'A dark sourdough loaf on a wooden board' : '',
  }));
  const used = new Set(media.map((item) => item.assetId));
  const publications = sketch.accounts.flatMap((accountId, place) => {
    const account = accounts.find(({ id }) => id === accountId);
    const { states = 'scheduled' } = sketch;
    const state = typeof states === 'string' ? states : (states[place] ?? 'scheduled');
    const content = { text: textFor(accountId, index, sketch), media };
    return account === undefined ? [] : [publish(account, state, at, index * 10 + place, content)];
  });
  return {
    id: idOf(1, index),
    draft: {
      text: sketch.text,
      media,
      variants: sketch.accounts.map((accountId) => ({
        accountId,
        text: ownText(accountId, index),
        media: null,
        tiktok: null,
        ...(sketch.options?.[accountId] === undefined
          ? {}
          : { options: { ...defaultOptions, ...sketch.options[accountId] } }),
      })),
    },
    revision: 4,
    wallTime,
    at,
    createdAt: at - 6 * 24 * 60 * minute,
    updatedAt: at - 2 * 24 * 60 * minute,
    missedRule: null,
    assets: sampleAssets.filter(({ id }) => used.has(id)),
    publications,
    editable: publications.every(({ open }) => open),
    queued: sketch.queued === true,
    seriesId: sketch.series ?? null,
  };
}

const openStates: readonly PublicationState[] = ['scheduled', 'held', 'failed', 'missed'];

const ownText = (accountId: string, index: number): string | null =>
  accountId === 'bs' && index === 14
    ? 'Croissants every Tuesday from now on. You asked with empty trays.'
    : null;

const textFor = (accountId: string, index: number, sketch: PostSketch): string =>
  ownText(accountId, index) ?? sketch.text;

function publish(
  account: Account,
  state: PublicationState,
  at: number,
  seed: number,
  content: PublicationDetail['content'],
): PublicationDetail {
  const out = state === 'published';
  const begun = at + 2000;
  return {
    id: idOf(3, seed),
    accountId: account.id,
    network: account.network,
    mode: account.mode,
    accountName: account.name,
    mayBeOut: false,
    state,
    dueAt: at,
    publishedAt: out ? at + 9000 : null,
    url: out ? `https://example.com/${account.network}/${seed}` : null,
    progress: state === 'preparing' ? 0.6 : null,
    failure: state === 'failed' ? { class: 'fix', code: 'media-dimensions', networkCode: '36003' } : null,
    heldReason: state === 'held' ? 'account-signed-out' : null,
    evidence: state === 'needs-owner' ? 'several-matches' : null,
    nextTryAt: null,
    content,
    open: openStates.includes(state),
    metrics: out
      ? [
          { metric: 'likes', value: 18 + ((seed * 7) % 60) },
          { metric: 'comments', value: (seed * 3) % 9 },
          { metric: 'views', value: account.network === 'bluesky' ? null : 410 + ((seed * 37) % 900) },
        ]
      : [],
    accountKind: account.kind,
    contentType: 'images',
    sentText: null,
    handOver: false,
    firstComment: null,
    removedAt: null,
    keptBack: null,
    metricsAt: out ? at + 5 * 60 * minute : null,
    attempts:
      state === 'scheduled' || state === 'held' || state === 'missed'
        ? []
        : [
            {
              number: 1,
              startedAt: begun,
              steps: [
                { at: begun, step: 'prepare', failure: null, answer: null },
                { at: begun + 3000, step: 'prepared', failure: null, answer: null },
                { at: begun + 3200, step: 'commit', failure: null, answer: null },
                ...lastSteps(state, begun + 6000),
              ],
            },
          ],
  };
}

function lastSteps(state: PublicationState, at: number): PublicationDetail['attempts'][number]['steps'] {
  switch (state) {
    case 'published':
      return [{ at, step: 'published', failure: null, answer: null }];
    case 'failed':
      return [
        {
          at,
          step: 'rejected',
          failure: { class: 'fix', code: 'media-dimensions', networkCode: '36003' },
          answer: refused(at),
        },
      ];
    case 'needs-owner':
    case 'verifying':
      return [
        {
          at,
          step: 'unknown',
          failure: { class: 'verify', code: 'reply-lost' },
          answer: { ...refused(at), status: null, missing: 'no-answer', headers: {}, body: '' },
        },
        { at: at + 4000, step: 'verify', failure: null, answer: null },
      ];
    default:
      return [];
  }
}

/** A post as cards show it. */
export function cardOf(post: PostDetail): PostCard {
  const [first] = post.assets;
  return {
    id: post.id,
    excerpt: post.draft.text.slice(0, 200),
    cover: first === undefined ? null : { assetId: first.id, kind: first.kind },
    at: post.at,
    wallTime: post.wallTime,
    updatedAt: post.updatedAt,
    publications: post.publications.map(({ id, accountId, network, mode, accountName, state, failure }) => ({
      id,
      accountId,
      network,
      mode,
      accountName,
      mayBeOut: false,
      failure,
      state,
    })),
    accountIds: post.draft.variants.map(({ accountId }) => accountId),
    queued: post.queued,
    seriesId: post.seriesId,
  };
}

/** As Instagram refuses a picture that is too long. */
function refused(at: number): NetworkAnswer {
  const error = {
    message: 'The aspect ratio is not supported.',
    type: 'OAuthException',
    code: 36003,
    error_subcode: 2207009,
    fbtrace_id: 'AxT4kPq81cV',
  };
  return {
    at,
    method: 'POST',
    host: 'graph.facebook.com',
    status: 400,
    missing: null,
    headers: { 'content-type': 'application/json', 'x-fb-trace-id': 'AxT4kPq81cV' },
    body: JSON.stringify({ error }, null, 2),
    cut: false,
  };
}
