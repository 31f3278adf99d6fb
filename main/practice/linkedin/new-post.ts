import type { Faults } from '../kit/faults.ts';
import type { ApplicationDesk } from './application.ts';
import type { Assets } from './assets.ts';
import { readCommentary } from './commentary.ts';
import { type NewPost, type PostForm, readContent, readNewPost } from './content.ts';
import { badRequest, type RestError, unpermittedField } from './errors.ts';
import { mayPostAs, organizationOf } from './members.ts';
import type { Post, PostStore } from './post-store.ts';
import { isUrn } from './restli.ts';

/** Visible characters of a post's text. */
export const maxText = 3000;

/** Targeting needs an audience of more than this (contract L5). */
const minAudience = 300;

/** What decides about a create call. */
export interface NewPostRules {
  readonly desk: ApplicationDesk;
  readonly store: PostStore;
  readonly assets: Assets;
  readonly faults: Faults;
  /** Whether the caller's scopes and roles let them write as an author. */
  mayWriteAs(author: string): boolean;
  readonly denied: RestError;
}

/** Puts a new post into the store, or says in LinkedIn's codes why not (contract L5). */
export function createPost(body: unknown, rules: NewPostRules): Post | RestError {
  const post = readNewPost(body);
  if ('status' in post) return post;
  const problem = authorProblem(post, rules) ?? textProblem(post);
  if (problem !== undefined) return problem;
  const form = readForm(post, rules);
  if ('status' in form) return form;
  const { text } = readCommentary(post.commentary);
  const { store, faults } = rules;
  if (form.media.length > 0 && faults.takeForContent(['processing-error'], text) !== undefined) {
    return badRequest('MEDIA_ASSET_PROCESSING_FAILED', 'The media could not be processed');
  }
  const first = store.duplicateOf(post, form);
  if (first !== undefined) {
    return { status: 422, code: 'DUPLICATE_POST', message: `Content is a duplicate of ${first.id}` };
  }
  return store.add(post, form);
}

function authorProblem(post: NewPost, { mayWriteAs, denied }: NewPostRules): RestError | undefined {
  if (!isUrn(post.author, ['person', 'organization'])) {
    return badRequest('INVALID_URN_TYPE', '/author is not the URN of a person or an organization');
  }
  if (!mayPostAs(post.author)) return unpermittedField('author');
  if (!mayWriteAs(post.author)) return denied;
  const organization = organizationOf(post.author);
  if (organization !== undefined && post.visibility !== 'PUBLIC') {
    return badRequest('INVALID_VALUE_FOR_FIELD', '/visibility of an organization’s post must be PUBLIC');
  }
  const targeted = (post.distribution.targetEntities ?? []).length > 0;
  return targeted && (organization?.followers ?? 0) <= minAudience
    ? badRequest('INVALID_VALUE_FOR_FIELD', '/distribution/targetEntities needs a larger audience')
    : undefined;
}

function textProblem({ commentary, content, reshareContext }: NewPost): RestError | undefined {
  if (commentary.trim() === '' && content === undefined && reshareContext === undefined) {
    return badRequest('INVALID_VALUE_BLANK_FIELD', '/commentary must not be blank');
  }
  return readCommentary(commentary).text.length > maxText
    ? badRequest('FIELD_LENGTH_TOO_LONG', `/commentary is longer than ${maxText} characters`)
    : undefined;
}

function readForm(post: NewPost, { desk, store, assets }: NewPostRules): PostForm | RestError {
  const { reshareContext } = post;
  if (reshareContext === undefined) return readContent(post, assets);
  if (post.content !== undefined) {
    return badRequest('INVALID_VALUE_FOR_FIELD', '/content must be absent where /reshareContext is given');
  }
  const kinds = desk.current().reshareOf;
  if (!isUrn(reshareContext.parent, kinds)) {
    return badRequest('INVALID_URN_TYPE', '/reshareContext/parent is not the URN of a post');
  }
  const parent = store.get(reshareContext.parent);
  if (parent === undefined) return badRequest('INVALID_URN_ID', '/reshareContext/parent does not exist');
  if (parent.reshareDisabled) {
    return {
      status: 422,
      code: 'UNPROCESSABLE_ENTITY',
      message: 'The author does not let this post be reshared',
    };
  }
  // What is passed on is always the original.
  return { kind: 'reshare', urnKind: 'share', media: [], reshareOf: parent.reshareOf ?? parent.id };
}
