import { implement } from '@orpc/server';
import { pageContract } from '../../../shared/contract/index.ts';
import type { Engine } from '../engine.ts';

/** The calls about the calendar file that follows the plan. */
export function createCalendarFileRouter({ bulk: { calendarFile } }: Engine) {
  const os = implement(pageContract).calendarFile;
  return {
    state: os.state.handler(() => calendarFile.state()),
    stop: os.stop.handler(({ input }) => calendarFile.stop(input.removes)),
    tryAgain: os.tryAgain.handler(() => calendarFile.tryAgain()),
  };
}

/** The calls about many posts at once. */
export function createBulkRouter({ bulk: { imports, batch } }: Engine) {
  const os = implement(pageContract).bulk;
  return {
    open: os.open.handler(({ input }) => imports.open(input.path)),
    check: os.check.handler(({ input }) => imports.check(input.importId, input.reading)),
    run: os.run.handler(({ input }) => imports.run(input.importId, input.reading)),
    undo: os.undo.handler(({ input }) => batch.undo(input.importId)),
  };
}
