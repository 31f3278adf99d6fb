import { z } from '../../../../../shared/zod.ts';

/** Ids become parts of file names: nothing but what an id of ours is made of. */
export const id = z.string().regex(/^[\w-]{1,64}$/);
export const assetId = z.uuid();
export const time = z.number().int().describe('Milliseconds since 1970-01-01T00:00:00Z');
export const count = z.number().int().nonnegative();
export const flag = z.literal([0, 1]);
export const word = z.string().max(300);
export const line = z.string().max(4000);
export const text = z.string().max(200_000);

/** What of a row is in the archive, by column. */
export type ArchivedRow = z.ZodObject<z.ZodRawShape>;

/** Whether a column holds an instant. */
export function isTime({ shape }: ArchivedRow, column: string): boolean {
  const schema = shape[column];
  return schema === time || (schema instanceof z.ZodNullable && schema.unwrap() === time);
}
