import { z } from '../zod.ts';
import {
  calendarDay,
  requestLetter,
  requestOutcome,
  requestRecipient,
  requestRight,
  rightsRequest,
} from '../model/rights-request.ts';
import { locale } from '../model/settings.ts';
import { procedure } from './base.ts';

const id = z.number().int();

/** Requests to a data protection officer: drafted here, sent by the owner's mail client, followed here. */
export const requests = {
  /** Newest first. */
  list: procedure.output(z.array(rightsRequest)),
  /** A letter to begin with; nothing is kept of it. */
  draft: procedure
    .input(z.object({ right: requestRight, recipient: requestRecipient, locale }))
    .output(requestLetter),
  /** Keeps a letter; `id` null: a new one. Only until it is sent. */
  keep: procedure
    .input(requestLetter.extend({ id: id.nullable(), right: requestRight, recipient: requestRecipient }))
    .output(rightsRequest),
  discard: procedure.input(z.object({ id })),
  /** It left: the time for an answer runs in this zone. */
  sent: procedure
    .input(z.object({ id, on: calendarDay, zone: z.string().min(1).max(64) }))
    .output(rightsRequest),
  /** The answer will take longer, as the controller said within the first month. */
  extended: procedure.input(z.object({ id, on: calendarDay })).output(rightsRequest),
  answered: procedure.input(z.object({ id, on: calendarDay })).output(rightsRequest),
  close: procedure
    .input(z.object({ id, outcome: requestOutcome, note: z.string().trim().max(2000) }))
    .output(rightsRequest),
};
