import type { AccountFacts } from '../accounts/account-facts.ts';
import { type AwayWatch, type AwayWatchParts, createAwayWatch } from './away-watch.ts';
import { createCircuits, type CircuitParts, type Circuits } from './circuits.ts';
import { createMissedTimes, type MissedTimeParts, type MissedTimes } from './missed-times.ts';
import { createOutcomeNotes, type OutcomeNoteParts } from './outcome-notes.ts';
import { createOutcomes, type OutcomeParts, type Outcomes } from './outcomes.ts';
import { createPublisher, type Publisher, type PublisherParts } from './publisher.ts';
import { createScheduler, type Scheduler, type SchedulerParts } from './scheduler.ts';

type Made = 'watch' | 'circuits' | 'missedTimes' | 'notes' | 'outcomes' | 'publisher' | 'earliestTime';

/** What publishing needs of the engine; `accountFacts`: what is known of each account's own limits. */
export type PublishingParts = Omit<
  AwayWatchParts & CircuitParts & MissedTimeParts & OutcomeNoteParts & OutcomeParts & SchedulerParts,
  Made
> &
  Omit<PublisherParts, Made | 'facts'> & { readonly accountFacts: AccountFacts };

/** Publishing, put together. */
export interface Publishing {
  readonly circuits: Circuits;
  readonly missedTimes: MissedTimes;
  readonly outcomes: Outcomes;
  readonly publisher: Publisher;
  readonly scheduler: Scheduler;
  readonly watch: AwayWatch;
}

/** Puts the parts of publishing together: who watches the time, who takes one through its life, who writes what came of it. */
export function createPublishing(parts: PublishingParts): Publishing {
  const earliestTime = (): number | undefined => parts.publications.nextTime(['scheduled']);
  const watch = createAwayWatch({ ...parts, earliestTime });
  const circuits = createCircuits(parts);
  const missedTimes = createMissedTimes({ ...parts, watch, circuits });
  const outcomes = createOutcomes({ ...parts, missedTimes, circuits, notes: createOutcomeNotes(parts) });
  const publisher = createPublisher({ ...parts, outcomes, circuits, facts: parts.accountFacts });
  const scheduler = createScheduler({ ...parts, publisher, outcomes, watch, circuits, missedTimes });
  return { circuits, missedTimes, outcomes, publisher, scheduler, watch };
}
