import type { Network } from '../network.ts';
import { callFor } from './api.ts';
import { change } from './hand-over.ts';
import { status as statusReply } from './parse.ts';

/** The shortest time that a poll may run on, as servers count it (s). */
const leastPollSeconds = 300;

/**
 * Replaces the text of a status. What a change does not name is taken off by the server, so its files and its poll are read first and
 * sent along; a poll that has ended or is about to cannot be sent along.
 */
export const edit: NonNullable<Network['edit']> = async (line, account, { remoteId }, text, options) => {
  const path = `/api/v1/statuses/${remoteId}`;
  const now = await callFor(line, account, { method: 'GET', path }, statusReply);
  if (!now.ok) {
    return now.failure.code === 'not-found' ? { kind: 'gone' } : { kind: 'rejected', failure: now.failure };
  }
  const { media_attachments: files, poll } = now.value;
  const left = Math.floor(((poll?.expires_at ?? 0) - line.clock.now()) / 1000);
  if (poll !== null && left < leastPollSeconds) {
    return { kind: 'rejected', failure: { class: 'fix', code: 'choice-not-offered' } };
  }
  return change(line, account, {
    method: 'PUT',
    path,
    body: {
      kind: 'json',
      value: {
        status: text,
        spoiler_text: options.contentWarning ?? '',
        sensitive: options.sensitive,
        ...(options.language === null ? {} : { language: options.language }),
        media_ids: files.map(({ id }) => id),
        ...(poll === null
          ? {}
          : {
              poll: {
                options: poll.options.map(({ title }) => title),
                multiple: poll.multiple,
                expires_in: left,
              },
            }),
      },
    },
  });
};

/** Takes a status off the server, which tells the servers that it was sent to. */
export const remove: NonNullable<Network['delete']> = (line, account, { remoteId }) =>
  change(line, account, {
    method: 'DELETE',
    path: `/api/v1/statuses/${remoteId}`,
    budget: 'deletions',
  });
