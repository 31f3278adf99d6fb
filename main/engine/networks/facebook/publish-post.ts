import { findEntities } from '../../../../shared/text/find-entities.ts';
import { commitGraph } from '../../graph-api/commit-call.ts';
import { linkErrors } from '../../graph-api/error-table.ts';
import { graphSeconds } from '../../graph-api/graph-time.ts';
import type { CommitOutcome, PublishJob } from '../network.ts';
import { postUrl } from './find-post.ts';
import { newPost } from './parse.ts';
import { type FacebookProgress, save } from './progress.ts';

/** Sends a text, a link or photos to the feed, at once or for a time that the network keeps (contract §2). */
export async function publishPost(job: PublishJob, saved: FacebookProgress): Promise<CommitOutcome> {
  const { text, files, handOverAt } = job.content;
  const link = files.length > 0 || saved.withoutLink ? undefined : linkOf(job);
  const answer = await commitGraph(
    job,
    {
      path: `${job.account.remoteId}/feed`,
      token: job.account.token,
      query: { fields: 'id,permalink_url' },
      body: {
        kind: 'form',
        fields: {
          ...(text === '' ? {} : { message: text }),
          ...(link === undefined ? {} : { link }),
          ...photosOf(saved),
          ...(handOverAt === null ? {} : scheduling(handOverAt, saved.photos.length > 0)),
        },
      },
      exchange: { signal: job.signal },
    },
    newPost,
  );
  switch (answer.kind) {
    case 'done': {
      const { id } = answer.body;
      if (handOverAt === null)
        return { kind: 'published', remoteId: id, url: postUrl(job.baseOf, answer.body) };
      await save(job, { ...saved, heldId: id });
      return { kind: 'handed-over', remoteId: id };
    }
    case 'unknown':
      await save(job, { ...saved, refusal: answer.refusal });
      return { kind: 'unknown', failure: answer.failure };
    case 'rejected': {
      const { failure, code, subcode } = answer;
      const unreadable = link !== undefined && [code, subcode].some((one) => linkErrors.has(one ?? 0));
      // The text is worth more than the preview of a link that it holds: the next try goes without.
      if (unreadable && text.includes(link)) {
        await save(job, { ...saved, withoutLink: true });
        return { kind: 'rejected', failure: { ...failure, class: 'retry' } };
      }
      // Another try, should the owner ask for one, does not rely on these photos.
      if (saved.photos.length > 0 && failure.class === 'fix') await save(job, { ...saved, photos: [] });
      return { kind: 'rejected', failure };
    }
  }
}

function photosOf(saved: FacebookProgress): Readonly<Record<string, string>> {
  return Object.fromEntries(
    saved.photos.map(({ id }, index) => [`attached_media[${index}]`, JSON.stringify({ media_fbid: id })]),
  );
}

function scheduling(at: number, hasPhotos: boolean): Readonly<Record<string, string>> {
  return {
    published: 'false',
    scheduled_publish_time: graphSeconds(at),
    ...(hasPhotos ? { unpublished_content_type: 'SCHEDULED' } : {}),
  };
}

/** The link whose preview the post gets: the owner's choice, else the first of the text. */
function linkOf({ content: { text, options } }: PublishJob): string | undefined {
  return options.link?.url ?? findEntities(text).find(({ kind }) => kind === 'link')?.value;
}
