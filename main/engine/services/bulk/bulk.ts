import { type CalendarFile, type CalendarFileParts, createCalendarFile } from './calendar-file.ts';
import { createImportDesk, type ImportDesk, type ImportDeskParts } from './import-desk.ts';
import { createPlanExport, type PlanExport } from './plan-export.ts';
import { createPostBatch, type PostBatch, type PostBatchParts } from './post-batch.ts';

/** Many posts at once. */
export interface Bulk {
  readonly imports: ImportDesk;
  readonly batch: PostBatch;
  readonly plan: PlanExport;
  readonly calendarFile: CalendarFile;
}

/** Puts the parts together. */
export function createBulk(parts: Omit<ImportDeskParts, 'batch'> & PostBatchParts & CalendarFileParts): Bulk {
  const batch = createPostBatch(parts);
  return {
    batch,
    imports: createImportDesk({ ...parts, batch }),
    plan: createPlanExport(parts),
    calendarFile: createCalendarFile(parts),
  };
}
