import { z } from '../../../../../shared/zod.ts';
import { lockLevel, ownerProfile } from '../../../../../shared/model/owner.ts';
import type { ArchivedTable } from './archived-tables.ts';
import { count, flag, time, word } from './columns.ts';

/** What the owner said of themselves. */
export const ownersWords = {
  owner_profile: {
    fate: 'travels',
    key: ['id'],
    row: z.strictObject({
      id: z.literal(1),
      first_name: word,
      last_name: word,
      email: word,
      company: word,
      position: word,
      updated_at: time,
    }),
  },
  owner_profile_change: {
    fate: 'travels',
    key: ['id'],
    row: z.strictObject({
      id: count,
      at: time,
      field: ownerProfile.keyof(),
      was: word,
      became: word,
    }),
  },
  owner_attestation: {
    fate: 'travels',
    key: ['id'],
    row: z.strictObject({
      id: count,
      at: time,
      adult: z.literal(1),
      professional: z.literal(1),
      policy_version: word,
    }),
  },
} as const satisfies Readonly<Record<string, ArchivedTable>>;

/** How the owner's account is secured. A password counts where it was set: elsewhere somebody else may be at the computer. */
export const ownersLock = {
  owner_credential: {
    fate: 'stays',
    because: 'secret',
    key: ['id'],
    row: z.strictObject({ id: count, since: time }),
    without: { slot: 'secret' },
  },
  owner_second_factor: {
    fate: 'stays',
    because: 'secret',
    key: ['id'],
    row: z.strictObject({ id: count, began_at: time, since: time.nullable(), last_step: count.nullable() }),
    without: { sealed_secret: 'secret' },
  },
  owner_recovery_code: {
    fate: 'stays',
    because: 'secret',
    key: ['id'],
    row: z.strictObject({ id: count, made_at: time, used_at: time.nullable() }),
    without: { slot: 'secret' },
  },
  owner_lock: {
    fate: 'stays',
    because: 'counts-here',
    key: ['id'],
    row: z.strictObject({
      id: count,
      level: lockLevel,
      after_minutes: count.nullable(),
      on_sleep: flag,
      on_screen_lock: flag,
      failures: count,
      failed_at: time,
    }),
  },
  owner_attempt: {
    fate: 'told',
    because: 'this-computer',
    key: ['id'],
    row: z.strictObject({ id: count, at: time, failures: count }),
  },
} as const satisfies Readonly<Record<string, ArchivedTable>>;
