import { z } from '../zod.ts';
import {
  breach as breachRecord,
  breachAnswers,
  breachDecision,
  breachLine,
  breachMeasure,
  breachSignal,
  heldRecords,
  noticeKind,
} from '../model/breach.ts';
import { locale } from '../model/settings.ts';
import { procedure } from './base.ts';

const id = z.number().int();
const ofBreach = z.object({ id });

/** Signals of a breach, the assistant, and the record (GDPR Art. 33 and 34). */
export const breach = {
  /** Signals nobody has judged come first. */
  overview: procedure.output(z.object({ signals: z.array(breachSignal), breaches: z.array(breachLine) })),
  /** The owner says that a signal is no breach, and why. */
  dismiss: procedure.input(z.object({ signalId: id, reason: z.string().trim().min(3).max(1000) })),
  /** Opens a record; `signalIds` become part of it. The 72 hours run from `knownAt`. */
  open: procedure
    .input(z.object({ signalIds: z.array(id).max(100), knownAt: z.number() }))
    .output(breachRecord),
  get: procedure.input(ofBreach).output(breachRecord),
  held: procedure.output(heldRecords),
  save: procedure.input(z.object({ id, answers: breachAnswers })).output(breachRecord),
  setKnownAt: procedure.input(z.object({ id, knownAt: z.number() })).output(breachRecord),
  /** Does it, for real: takes every access back, or puts all on hold. `lock` is noted here and done by the host. */
  measure: procedure
    .input(z.object({ id, measure: breachMeasure }))
    .output(z.object({ done: z.number().int(), left: z.number().int() })),
  decide: procedure
    .input(z.object({ id, decision: breachDecision, reason: z.string().trim().max(2000) }))
    .output(breachRecord),
  /** A notice with what the law asks for (Art. 33(3), 34(2)) from the answers; nothing is kept of it. */
  draft: procedure.input(z.object({ id, notice: noticeKind, locale })).output(z.object({ text: z.string() })),
  keepNotice: procedure.input(z.object({ id, notice: noticeKind, text: z.string().max(20_000) })),
  told: procedure.input(z.object({ id, notice: noticeKind, at: z.number() })).output(breachRecord),
  /** The whole record as a text. */
  record: procedure.input(z.object({ id, locale })).output(z.object({ text: z.string() })),
  close: procedure
    .input(z.object({ id, conclusion: z.string().trim().min(3).max(2000) }))
    .output(breachRecord),
};
