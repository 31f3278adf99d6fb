import * as z from 'zod';

/** An id: a string of digits, which some replies give as a bare number (contract §0). */
export const graphId = z.union([z.string().min(1), z.number()]).transform(String);

/** A count or offset that some replies give as a string. */
export const graphCount = z.union([
  z.number().int().nonnegative(),
  z.string().regex(/^\d+$/).transform(Number),
]);
