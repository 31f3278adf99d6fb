import type { TablePlaces } from './places.ts';

/** Where lies what is published, and how each attempt at it went. */
export const publishingPlaces: Pick<TablePlaces, 'publication' | 'attempt' | 'attempt_step'> = {
  publication: {
    activity: 'publishing',
    columns: {
      id: 'reference',
      post_id: 'reference',
      account_id: 'reference',
      state: 'state',
      due_at: 'time',
      next_at: 'time',
      frozen: 'content',
      fingerprint: 'reference',
      progress: 'state',
      committed_at: 'time',
      published_at: 'time',
      remote_id: 'reference',
      url: 'reference',
      failure: 'state',
      held_reason: 'state',
      evidence: 'state',
      tries: 'state',
      checks: 'state',
      metrics_at: 'time',
      content_type: 'state',
      comment_state: 'state',
      comment_id: 'reference',
      comment_failure: 'state',
      comment_next_at: 'time',
      comment_tries: 'state',
      removed_at: 'time',
      kept_back: 'state',
      asked_back_at: 'time',
    },
  },
  attempt: {
    activity: 'publishing',
    columns: { id: 'reference', publication_id: 'reference', number: 'state', started_at: 'time' },
  },
  attempt_step: {
    activity: 'publishing',
    columns: {
      id: 'reference',
      attempt_id: 'reference',
      at: 'time',
      step: 'state',
      failure: 'state',
      answer: 'identity',
    },
  },
};
