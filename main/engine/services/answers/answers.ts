import type { SupportReport } from '../../../../shared/model/support.ts';
import { createBreachStore } from '../../store/repositories/breaches.ts';
import { type BreachDesk, type BreachParts, createBreachDesk } from './breach/breach-desk.ts';
import { createSignals, type Signals } from './breach/signals.ts';
import type { AnswerParts } from './parts.ts';
import { createRequestDesk, type RequestDesk } from './requests/request-desk.ts';
import { type SupportParts, supportReport } from './support/support-report.ts';

export interface AnswersParts
  extends Omit<AnswerParts, 'tell'>,
    Omit<SupportParts, 'store'>,
    Pick<BreachParts, 'connections' | 'restrictions'> {}

/** What the owner asks of others, what happened to data, and what they tell support. */
export interface Answers {
  readonly requests: RequestDesk;
  readonly breach: BreachDesk;
  readonly signals: Signals;
  supportReport(): SupportReport;
  /** Looks for signals and reminds of deadlines; returns at once. */
  work(): void;
  idle(): Promise<void>;
}

/** Puts the desks of an engine together. */
export function createAnswers(parts: AnswersParts): Answers {
  const breaches = createBreachStore(parts.store);
  const shared: AnswerParts = { ...parts, tell: parts.events.notices.emit };
  const requests = createRequestDesk(shared);
  const breach = createBreachDesk({ ...shared, ...parts, tell: shared.tell, breaches });
  const signals = createSignals({ ...shared, breaches });
  return {
    requests,
    breach,
    signals,
    supportReport: () => supportReport(parts),
    work() {
      signals.work();
      requests.work();
      breach.work();
    },
    idle: () => signals.idle(),
  };
}
