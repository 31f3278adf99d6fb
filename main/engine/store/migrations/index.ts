import type { Migration } from 'kysely/migration';
import { firstTables } from './0001-first-tables.ts';
import { networkDepth } from './0002-network-depth.ts';

/** In the order in which they run; a name, once released, never changes. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-first-tables': firstTables,
  '0002-network-depth': networkDepth,
};
