import type { PostCard, PostDetail } from '../../../shared/contract/posts.ts';

/** A post's page as a card, for the parts of the calendar that work on cards, such as `MoveDialog`. */
export function cardOf({
  id,
  draft,
  at,
  wallTime,
  updatedAt,
  assets,
  publications,
  queued,
  seriesId,
}: PostDetail): PostCard {
  const first = draft.media[0];
  const cover = assets.find((asset) => asset.id === first?.assetId);
  return {
    id,
    excerpt: draft.text.slice(0, 200),
    cover: cover === undefined ? null : { assetId: cover.id, kind: cover.kind },
    at,
    wallTime,
    updatedAt,
    publications,
    accountIds: draft.variants.map(({ accountId }) => accountId),
    queued,
    seriesId,
  };
}
