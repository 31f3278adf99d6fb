import { z } from '../zod.ts';
import { importReading, rowFault, rowNote } from '../model/bulk.ts';
import { procedure } from './base.ts';

const file = z.object({
  importId: z.string(),
  fileName: z.string(),
  rows: z.number().int(),
  delimiter: z.string(),
  encoding: z.string(),
  /** Each column with its heading and its first values. */
  columns: z.array(z.object({ heading: z.string(), samples: z.array(z.string()) })),
  /** How Kaizup would read it. */
  reading: importReading,
  /** Some days could be read either way, and nothing in the file tells. */
  needsDateOrder: z.boolean(),
});
export type ImportedFile = z.infer<typeof file>;

const checked = z.object({
  rows: z.number().int(),
  /** Rows that would become posts. */
  ready: z.number().int(),
  /** Of these, how many have a time. */
  timed: z.number().int(),
  first: z.number().nullable(),
  last: z.number().nullable(),
  faults: z.array(rowFault),
  /** How many faults there are in all: the list ends after a while. */
  faultCount: z.number().int(),
  notes: z.array(rowNote),
  noteCount: z.number().int(),
});
export type CheckedFile = z.infer<typeof checked>;

/** Posts out of a file, all of them or none. */
export const bulk = {
  /** Reads a file that the owner picked or dropped; it takes the place of the one before. */
  open: procedure.input(z.object({ path: z.string().max(4000) })).output(file),
  /** Reads it as the owner wants, and says every fault; nothing is written. */
  check: procedure.input(z.object({ importId: z.string(), reading: importReading })).output(checked),
  /** Makes the posts. Refused while a row has a fault. */
  run: procedure
    .input(z.object({ importId: z.string(), reading: importReading }))
    .output(z.object({ importId: z.string(), posts: z.number().int() })),
  /** Deletes the posts of an import of which nothing is out or on its way; how many that were, and how many stay. */
  undo: procedure
    .input(z.object({ importId: z.string() }))
    .output(z.object({ deleted: z.number().int(), kept: z.number().int() })),
};
