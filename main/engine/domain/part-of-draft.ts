import { defaultOptions } from '../../../shared/model/option-defaults.ts';
import { type Draft, draft as draftSchema } from '../../../shared/model/post.ts';

/** Whether a change of a draft reaches no more than what the accounts in `open` have of their own. */
export function touchesOnly(before: Draft, after: Draft, open: ReadonlySet<string>): boolean {
  return standing(before, open) === standing(after, open);
}

/** What must stay as it is while only `open` accounts may change; through the schema, so that equal content reads the same. */
function standing(draft: Draft, open: ReadonlySet<string>): string {
  const { text, media, variants } = draftSchema.parse(draft);
  return JSON.stringify({
    text,
    media,
    variants: variants.map((variant) => (open.has(variant.accountId) ? variant.accountId : variant)),
  });
}

/** The draft that goes to `accountIds` alone. What a single account has of its own becomes the draft's. */
export function partFor(draft: Draft, accountIds: ReadonlySet<string>): Draft {
  const variants = draft.variants.filter(({ accountId }) => accountIds.has(accountId));
  const [only, another] = variants;
  if (only === undefined || another !== undefined) return { ...draft, variants };
  return {
    text: only.text ?? draft.text,
    media: only.media ?? draft.media,
    variants: [{ ...only, text: null, media: null }],
  };
}

/** The draft whose networks hold it for `accountIds`, until its time. */
export function withHandOver(draft: Draft, accountIds: ReadonlySet<string>): Draft {
  return {
    ...draft,
    variants: draft.variants.map((variant) =>
      accountIds.has(variant.accountId)
        ? { ...variant, options: { ...(variant.options ?? defaultOptions), handOver: true } }
        : variant,
    ),
  };
}

/** The draft without `accountIds`. */
export function partWithout(draft: Draft, accountIds: ReadonlySet<string>): Draft {
  return { ...draft, variants: draft.variants.filter(({ accountId }) => !accountIds.has(accountId)) };
}
