import type { PostDetail, PublicationDetail } from '../../../../shared/contract/posts.ts';
import type { Draft } from '../../../../shared/model/post.ts';

/** What is told of a post by what may still change of it. */
interface StandingPost extends Pick<PostDetail, 'draft' | 'editable'> {
  readonly publications: readonly Pick<PublicationDetail, 'accountId' | 'open'>[];
}

/** As much of a draft as may still be saved: what stands of its post, since something of it is out, is as the engine has it. */
export function mendablePart(draft: Draft, post: StandingPost | null): Draft {
  if (post === null || post.editable) return draft;
  const open = new Set(post.publications.filter((each) => each.open).map(({ accountId }) => accountId));
  return {
    ...post.draft,
    variants: post.draft.variants.map((variant) =>
      open.has(variant.accountId)
        ? (draft.variants.find(({ accountId }) => accountId === variant.accountId) ?? variant)
        : variant,
    ),
  };
}
