import { z } from '../../../../../shared/zod.ts';
import {
  breachAnswers,
  breachDecision,
  breachStep,
  breachStepKind,
  breachSignal,
  signalKind,
} from '../../../../../shared/model/breach.ts';
import {
  requestOutcome,
  requestRecipient,
  requestRight,
} from '../../../../../shared/model/rights-request.ts';
import type { ArchivedTable } from './archived-tables.ts';
import { count, line, text, time, word } from './columns.ts';

/** What the owner asked of others, and what happened to data: exported to be read. A deadline or a clock counts where it began. */
export const answersWords = {
  rights_request: {
    fate: 'told',
    because: 'counts-here',
    key: ['id'],
    row: z.strictObject({
      id: count,
      right: requestRight,
      recipient: requestRecipient,
      address: word,
      subject: word,
      letter: text,
      created_at: time,
      zone: word.nullable(),
      sent_on: word.nullable(),
      extended_on: word.nullable(),
      answered_on: word.nullable(),
      outcome: requestOutcome.nullable(),
      note: line,
      closed_at: time.nullable(),
      reminded: word.nullable(),
    }),
  },
  breach: {
    fate: 'told',
    because: 'counts-here',
    key: ['id'],
    json: ['answers'],
    row: z.strictObject({
      id: count,
      opened_at: time,
      known_at: time,
      answers: breachAnswers,
      decision: breachDecision.nullable(),
      decision_reason: line,
      authority_notice: text,
      persons_notice: text,
      authority_told_at: time.nullable(),
      persons_told_at: time.nullable(),
      conclusion: line,
      closed_at: time.nullable(),
      reminded: z.number().int().nullable(),
    }),
  },
  breach_signal: {
    fate: 'told',
    because: 'counts-here',
    key: ['id'],
    json: ['facts'],
    row: z.strictObject({
      id: count,
      kind: signalKind,
      mark: line,
      first_at: time,
      last_at: time,
      times: count,
      facts: breachSignal.shape.facts,
      decided_at: time.nullable(),
      reason: line.nullable(),
      breach_id: count.nullable(),
    }),
  },
  breach_step: {
    fate: 'told',
    because: 'counts-here',
    key: ['id'],
    json: ['detail'],
    row: z.strictObject({
      id: count,
      breach_id: count,
      at: time,
      step: breachStepKind,
      detail: breachStep.shape.detail,
    }),
  },
} as const satisfies Readonly<Record<string, ArchivedTable>>;
