import type { ContentType } from '../../../../shared/model/content-type.ts';
import { changeGraph } from '../../graph-api/change-call.ts';
import type { ChangeOutcome } from '../after-publishing.ts';
import type { Network } from '../network.ts';

/** Nothing documents a change to a story (contract §2): it is gone after a day by itself. */
const unchangeable: ChangeOutcome = {
  kind: 'rejected',
  failure: { class: 'fix', code: 'choice-not-offered' },
};

const isStory = (type: ContentType): boolean => type === 'photo-story' || type === 'video-story';

/** Replaces the text of a post that Kaizup published (contract §2, "Edit"). */
export const edit: NonNullable<Network['edit']> = async (line, { token }, { remoteId, type }, text) => {
  if (isStory(type)) return unchangeable;
  return changeGraph(line, { path: remoteId, token, body: { kind: 'form', fields: { message: text } } });
};

/** Takes a post off the Page (contract §2, "Delete"). */
export const deletePost: NonNullable<Network['delete']> = async (line, { token }, { remoteId, type }) =>
  isStory(type) ? unchangeable : changeGraph(line, { method: 'DELETE', path: remoteId, token });
