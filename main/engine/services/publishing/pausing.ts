import type { Clock } from '../../clock.ts';
import type { Events } from '../../events.ts';
import type { Activity } from '../../store/repositories/activity.ts';
import type { Facts } from '../../store/repositories/facts.ts';
import type { AwayWatch } from './away-watch.ts';

export interface PausingParts {
  readonly facts: Facts;
  readonly activity: Activity;
  readonly watch: AwayWatch;
  readonly clock: Clock;
  readonly events: Events;
}

/** Whether the owner lets anything go out; kept over restarts, with the time since when not. */
export interface Pausing {
  readonly paused: boolean;
  pause(): void;
  resume(): void;
}

/** The switch of an engine. */
export function createPausing({ facts, activity, watch, clock, events }: PausingParts): Pausing {
  const isPaused = (): boolean => facts.get('paused') === 'yes';

  function note(kind: 'paused' | 'resumed'): void {
    facts.set('paused', kind === 'paused' ? 'yes' : 'no');
    activity.add(clock.now(), kind);
    events.changes.emit({ topics: ['app', 'activity'] });
  }

  return {
    get paused() {
      return isPaused();
    },
    pause() {
      if (!isPaused()) facts.set('paused-at', String(clock.now()));
      note('paused');
    },
    resume() {
      if (isPaused()) watch.ended('paused', Number(facts.get('paused-at') ?? clock.now()));
      note('resumed');
    },
  };
}
