import { z } from '../../../../../shared/zod.ts';
import { networkAnswer } from '../../../../../shared/model/network-answer.ts';
import { attemptStep } from '../../../../../shared/contract/posts.ts';
import { commentState } from '../../../../../shared/model/comment.ts';
import { contentTypes } from '../../../../../shared/model/content-type.ts';
import { away, missedRule } from '../../../../../shared/model/missed.ts';
import { failure } from '../../../../../shared/model/failure.ts';
import { postMedia } from '../../../../../shared/model/media.ts';
import { draft, tiktokOptions, wallTime } from '../../../../../shared/model/post.ts';
import { evidenceCode, heldReason, publicationState } from '../../../../../shared/model/publication.ts';
import { weekday } from '../../../../../shared/model/recurrence.ts';
import { templateName } from '../../../../../shared/model/template.ts';
import { publishOptions } from '../../../../../shared/model/publish-options.ts';
import { frozenContent } from '../../publishing/frozen-content.ts';
import { count, flag, id, line, text, time, word } from './columns.ts';
import type { ArchivedTable } from './archived-tables.ts';

/** Posts, where they go, and each try of it. */
export const postsWords = {
  post: {
    fate: 'travels',
    key: ['id'],
    json: ['media', 'missed_rule'],
    row: z.strictObject({
      id,
      text,
      media: z.array(postMedia).max(35),
      revision: count,
      local_time: word.nullable(),
      zone: word.nullable(),
      at: time.nullable(),
      created_at: time,
      updated_at: time,
      missed_rule: missedRule.nullable(),
      queued: flag,
      import_id: id.nullable(),
    }),
  },
  slot: {
    fate: 'travels',
    key: ['account_id', 'weekday', 'minutes'],
    row: z.strictObject({ account_id: id, weekday, minutes: z.number().int().min(0).max(1439) }),
  },
  series: {
    fate: 'travels',
    key: ['id'],
    json: ['draft'],
    row: z.strictObject({
      id,
      draft,
      start_local: wallTime.shape.local,
      zone: word,
      rule: word,
      made_until: time,
      created_at: time,
      ended_at: time.nullable(),
    }),
  },
  occurrence: {
    fate: 'travels',
    key: ['series_id', 'local_time'],
    row: z.strictObject({
      series_id: id,
      local_time: wallTime.shape.local,
      post_id: id.nullable(),
    }),
  },
  template: {
    fate: 'travels',
    key: ['id'],
    json: ['draft'],
    row: z.strictObject({ id, name: templateName, draft, created_at: time, updated_at: time }),
  },
  variant: {
    fate: 'travels',
    key: ['post_id', 'account_id'],
    json: ['media', 'tiktok', 'options'],
    row: z.strictObject({
      post_id: id,
      account_id: id,
      position: count,
      text: text.nullable(),
      media: z.array(postMedia).max(35).nullable(),
      tiktok: tiktokOptions.nullable(),
      options: publishOptions.nullable(),
    }),
  },
  publication: {
    fate: 'travels',
    key: ['id'],
    json: ['frozen', 'failure', 'comment_failure', 'kept_back'],
    row: z.strictObject({
      id,
      post_id: id,
      account_id: id,
      state: publicationState,
      due_at: time,
      frozen: frozenContent.nullable(),
      fingerprint: word.nullable(),
      committed_at: time.nullable(),
      published_at: time.nullable(),
      remote_id: line.nullable(),
      url: line.nullable(),
      failure: failure.nullable(),
      held_reason: heldReason.nullable(),
      evidence: evidenceCode.nullable(),
      tries: count,
      checks: count,
      metrics_at: time.nullable(),
      content_type: z.enum(contentTypes).nullable(),
      comment_state: commentState.nullable(),
      comment_id: line.nullable(),
      comment_failure: failure.nullable(),
      comment_tries: count,
      removed_at: time.nullable(),
      kept_back: away.nullable(),
    }),
    // An upload that is half done ends with its sign-in; some networks put a key to it into its address.
    without: {
      progress: 'secret',
      next_at: 'counts-here',
      comment_next_at: 'counts-here',
      asked_back_at: 'counts-here',
    },
  },
  attempt: {
    fate: 'travels',
    key: ['id'],
    row: z.strictObject({ id: count, publication_id: id, number: count, started_at: time }),
  },
  attempt_step: {
    fate: 'travels',
    key: ['id'],
    json: ['failure', 'answer'],
    row: z.strictObject({
      id: count,
      attempt_id: count,
      at: time,
      step: attemptStep.shape.step,
      failure: failure.nullable(),
      answer: networkAnswer.nullable(),
    }),
  },
} as const satisfies Readonly<Record<string, ArchivedTable>>;
