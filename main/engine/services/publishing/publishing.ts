import type { AccountFacts } from '../accounts/account-facts.ts';
import { type AwayWatchParts, createAwayWatch } from './away-watch.ts';
import { createMissedTimes, type MissedTimeParts, type MissedTimes } from './missed-times.ts';
import { createOutcomeNotes, type OutcomeNoteParts } from './outcome-notes.ts';
import { createOutcomes, type OutcomeParts, type Outcomes } from './outcomes.ts';
import { createPublisher, type Publisher, type PublisherParts } from './publisher.ts';
import { createScheduler, type Scheduler, type SchedulerParts } from './scheduler.ts';

type Made = 'watch' | 'missedTimes' | 'notes' | 'outcomes' | 'publisher' | 'earliestTime';

/** What publishing needs of the engine; `accountFacts`: what is known of each account's own limits. */
export type PublishingParts = Omit<
  AwayWatchParts & MissedTimeParts & OutcomeNoteParts & OutcomeParts & SchedulerParts,
  Made
> &
  Omit<PublisherParts, Made | 'facts'> & { readonly accountFacts: AccountFacts };

/** Publishing, put together. */
export interface Publishing {
  readonly missedTimes: MissedTimes;
  readonly outcomes: Outcomes;
  readonly publisher: Publisher;
  readonly scheduler: Scheduler;
}

/** Puts the parts of publishing together: who watches the time, who takes one through its life, who writes what came of it. */
export function createPublishing(parts: PublishingParts): Publishing {
  const earliestTime = (): number | undefined => parts.publications.nextTime(['scheduled']);
  const watch = createAwayWatch({ ...parts, earliestTime });
  const missedTimes = createMissedTimes({ ...parts, watch });
  const outcomes = createOutcomes({ ...parts, missedTimes, notes: createOutcomeNotes(parts) });
  const publisher = createPublisher({ ...parts, outcomes, facts: parts.accountFacts });
  const scheduler = createScheduler({ ...parts, publisher, outcomes, watch, missedTimes });
  return { missedTimes, outcomes, publisher, scheduler };
}
