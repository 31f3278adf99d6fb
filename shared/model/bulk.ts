import { z } from '../zod.ts';
import { networkId } from './network.ts';

/** At most as many posts as one file may bring, and the size of the file (bytes). */
export const mostRows = 10_000;
export const mostFileBytes = 16 * 1024 * 1024;

/** A post that comes from a file goes out no sooner than this after the import (minutes): all of it is there first. */
export const soonestMinutes = 5;

/** What a column of a file says about a post. */
export const columnMeaning = z.enum([
  'ignore',
  'text',
  'moment',
  'date',
  'time',
  'zone',
  'accounts',
  'link',
  'first-comment',
  'alt-text',
  'media',
  'status',
]);
export type ColumnMeaning = z.infer<typeof columnMeaning>;

/** How a file writes days such as 3/4/2026; what begins with the year says so itself. */
export const dateOrder = z.enum(['day-first', 'month-first']);
export type DateOrder = z.infer<typeof dateOrder>;

/** How the owner wants a file read. */
export const importReading = z.object({
  hasHeader: z.boolean(),
  columns: z.array(columnMeaning).max(200),
  /** Null: no column has a day for which it matters, or the owner has not said yet. */
  dateOrder: dateOrder.nullable(),
  /** Where posts go whose row names no account. */
  accountIds: z.array(z.string()).max(100),
});
export type ImportReading = z.infer<typeof importReading>;

/** What keeps a row from becoming a post. */
export const rowFaultCode = z.enum([
  'row-broken',
  'text-missing',
  'date-missing',
  'date-unreadable',
  'date-ambiguous',
  'time-missing',
  'time-unreadable',
  'zone-unknown',
  'too-soon',
  'no-free-slot',
  'account-missing',
  'account-unknown',
  'account-ambiguous',
  'account-not-ready',
  'link-unreadable',
  'status-unknown',
  'media-missing',
  'media-unusable',
  'check-failed',
]);
export type RowFaultCode = z.infer<typeof rowFaultCode>;

/** What the owner should know of a row that becomes a post all the same. */
export const rowNoteCode = z.enum(['clock-gap', 'clock-twice', 'said-twice']);
export type RowNoteCode = z.infer<typeof rowNoteCode>;

const place = {
  /** As spreadsheets count: the first row of the file is 1. */
  row: z.number().int(),
  /** Heading of the column, or null for the row as a whole. */
  column: z.string().nullable(),
  /** What stands there, cut short; for a failed check the account's name. */
  value: z.string().nullable(),
};
export const rowFault = z.object({
  ...place,
  code: rowFaultCode,
  /** What a network would refuse, where that is the fault. */
  finding: z
    .object({
      network: networkId,
      /** A finding's code (`shared/limits`). */
      code: z.string(),
      is: z.number().nullable(),
      allowed: z.number().nullable(),
    })
    .optional(),
});
export type RowFault = z.infer<typeof rowFault>;
export const rowNote = z.object({ ...place, code: rowNoteCode });
export type RowNote = z.infer<typeof rowNote>;
