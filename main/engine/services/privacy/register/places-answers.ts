import type { TablePlaces } from './places.ts';

/** Where lies what the owner asked of others, and what happened to data. */
export const answersPlaces: Pick<TablePlaces, 'rights_request' | 'breach' | 'breach_signal' | 'breach_step'> =
  {
    rights_request: {
      activity: 'answers',
      columns: {
        id: 'reference',
        right: 'state',
        recipient: 'reference',
        address: 'identity',
        subject: 'content',
        letter: 'content',
        created_at: 'time',
        zone: 'time',
        sent_on: 'time',
        extended_on: 'time',
        answered_on: 'time',
        outcome: 'state',
        note: 'content',
        closed_at: 'time',
        reminded: 'state',
      },
    },
    breach: {
      activity: 'answers',
      columns: {
        id: 'reference',
        opened_at: 'time',
        known_at: 'time',
        answers: 'content',
        decision: 'state',
        decision_reason: 'content',
        authority_notice: 'content',
        persons_notice: 'content',
        authority_told_at: 'time',
        persons_told_at: 'time',
        conclusion: 'content',
        closed_at: 'time',
        reminded: 'state',
      },
    },
    breach_signal: {
      activity: 'answers',
      columns: {
        id: 'reference',
        kind: 'state',
        mark: 'reference',
        first_at: 'time',
        last_at: 'time',
        times: 'figure',
        facts: 'state',
        decided_at: 'time',
        reason: 'content',
        breach_id: 'reference',
      },
    },
    breach_step: {
      activity: 'answers',
      columns: { id: 'reference', breach_id: 'reference', at: 'time', step: 'state', detail: 'content' },
    },
  };
