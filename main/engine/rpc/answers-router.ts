import { implement } from '@orpc/server';
import { pageContract } from '../../../shared/contract/index.ts';
import type { Engine } from '../engine.ts';

/** The calls about requests to a data protection officer. */
export function createRequestsRouter({ answers: { requests } }: Engine) {
  const os = implement(pageContract).requests;
  return {
    list: os.list.handler(() => [...requests.list()]),
    draft: os.draft.handler(({ input }) => requests.draft(input.right, input.recipient, input.locale)),
    keep: os.keep.handler(({ input: { id, right, recipient, ...letter } }) =>
      requests.keep(id, right, recipient, letter),
    ),
    discard: os.discard.handler(({ input }) => requests.discard(input.id)),
    sent: os.sent.handler(({ input }) => requests.sent(input.id, input.on, input.zone)),
    extended: os.extended.handler(({ input }) => requests.extended(input.id, input.on)),
    answered: os.answered.handler(({ input }) => requests.answered(input.id, input.on)),
    close: os.close.handler(({ input }) => requests.close(input.id, input.outcome, input.note)),
  };
}

/** The calls about breaches. */
export function createBreachRouter({ answers: { breach } }: Engine) {
  const os = implement(pageContract).breach;
  return {
    overview: os.overview.handler(() => breach.overview()),
    dismiss: os.dismiss.handler(({ input }) => breach.dismiss(input.signalId, input.reason)),
    open: os.open.handler(({ input }) => breach.open(input.signalIds, input.knownAt)),
    get: os.get.handler(({ input }) => breach.get(input.id)),
    held: os.held.handler(() => breach.held()),
    save: os.save.handler(({ input }) => breach.save(input.id, input.answers)),
    setKnownAt: os.setKnownAt.handler(({ input }) => breach.setKnownAt(input.id, input.knownAt)),
    measure: os.measure.handler(({ input }) => breach.measure(input.id, input.measure)),
    decide: os.decide.handler(({ input }) => breach.decide(input.id, input.decision, input.reason)),
    draft: os.draft.handler(async ({ input }) => ({
      text: await breach.draft(input.id, input.notice, input.locale),
    })),
    keepNotice: os.keepNotice.handler(({ input }) => breach.keepNotice(input.id, input.notice, input.text)),
    told: os.told.handler(({ input }) => breach.told(input.id, input.notice, input.at)),
    record: os.record.handler(async ({ input }) => ({ text: await breach.record(input.id, input.locale) })),
    close: os.close.handler(({ input }) => breach.close(input.id, input.conclusion)),
  };
}

/** The call about support. */
export function createSupportRouter({ answers }: Engine) {
  const os = implement(pageContract).support;
  return { report: os.report.handler(() => answers.supportReport()) };
}
