import { ApiError, invalid } from './errors.ts';
import type { Instance } from './instances.ts';
import type { MediaStore } from './media-store.ts';
import { flagOf, listOf, type Params, textOf } from './params.ts';
import { readPoll, type WantedPoll } from './polls.ts';
import { lengthOf } from './status-text.ts';
import { type StatusContent, type StatusStore, visibilities } from './status-store.ts';

/** A status as it was asked for. */
export interface WantedStatus extends StatusContent {
  readonly poll: WantedPoll | null;
}

/** Reads a status to be posted, scheduled or changed, and refuses what a server refuses (contract §2, "Publish"). */
export type ReadStatus = (params: Params, own: ReadonlySet<string>) => WantedStatus;

/** The reader of one server; `own` are uploads that already belong to the status. */
export function createStatusReader(instance: Instance, media: MediaStore, statuses: StatusStore): ReadStatus {
  const { limits } = instance;

  function readMedia(params: Params, poll: WantedPoll | null, own: ReadonlySet<string>): readonly string[] {
    const ids = listOf(params['media_ids']).map(textOf);
    if (ids.length > limits.maxMedia || (ids.length > 0 && poll !== null)) {
      throw new ApiError(422, `Cannot attach more than ${limits.maxMedia} files`);
    }
    const found = ids.flatMap((id) => {
      const upload = media.get(id);
      const free = upload !== undefined && (upload.attachedTo === null || own.has(id));
      return free ? [upload] : [];
    });
    if (found.length < ids.length) {
      const missing = ids.filter((id) => !found.some((upload) => upload.id === id));
      throw invalid(`Media ${missing.join(', ')} not found or already attached to another post`);
    }
    if (found.length > 1 && found.some(({ type }) => type === 'video')) {
      throw new ApiError(422, 'Cannot attach a video to a post that already contains images');
    }
    if (found.some((upload) => media.stateOf(upload) !== 'ready')) {
      throw new ApiError(
        422,
        'Cannot attach files that have not finished processing. Try again in a moment!',
      );
    }
    return ids;
  }

  return (params, own) => {
    const poll = readPoll(params['poll'], instance);
    const mediaIds = readMedia(params, poll, own);
    const spoilerText = textOf(params['spoiler_text']).trim();
    const text = textOf(params['status']).trim();
    if (text === '' && mediaIds.length === 0) throw invalid("Text can't be blank");
    if (lengthOf(instance, spoilerText, text) > limits.maxCharacters) {
      throw invalid(`Text character limit of ${limits.maxCharacters} exceeded`);
    }
    const wanted = textOf(params['visibility']);
    const visibility = visibilities.find((known) => known === (wanted === '' ? 'public' : wanted));
    if (visibility === undefined) throw invalid('Visibility is not included in the list');
    const parent = textOf(params['in_reply_to_id']);
    if (parent !== '' && statuses.get(parent) === undefined) {
      throw new ApiError(404, 'The post you are trying to reply to does not appear to exist.');
    }
    const language = textOf(params['language']);
    return {
      text,
      spoilerText,
      sensitive: flagOf(params['sensitive']) || spoilerText !== '',
      visibility,
      language: language === '' ? 'en' : language,
      mediaIds,
      inReplyToId: parent === '' ? null : parent,
      poll,
    };
  };
}
