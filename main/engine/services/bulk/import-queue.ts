import { closeMinutes } from '../../../../shared/limits/neighbours.ts';
import { soonestMinutes } from '../../../../shared/model/bulk.ts';
import type { SlotCalendar } from '../../domain/slot-calendar.ts';
import type { AccountRow } from '../../store/repositories/accounts.ts';
import type { PostTime } from '../../store/repositories/posts.ts';
import type { FreeSlots } from '../planning/free-slots.ts';

/** Accounts of a row that share a slot, and the slot. */
export interface QueuedPart {
  readonly accounts: readonly AccountRow[];
  readonly time: PostTime & { readonly queued: true };
}

/** Gives rows of the queue the free slots that come next, one row after another, as if the rows before were posts already. */
export interface ImportQueue {
  /** A time of the file itself takes the slots close to it. */
  take(accountId: string, at: number): void;
  /** Where a row goes: a part for each slot; undefined when an account has none left. */
  place(accounts: readonly AccountRow[]): readonly QueuedPart[] | undefined;
}

/** Slots after `now` (ms) in `zone`. */
export function importQueue(
  freeSlots: Pick<FreeSlots, 'calendarOf' | 'taken'>,
  zone: string,
  now: number,
): ImportQueue {
  const lines = new Map<string, { calendar: SlotCalendar; isTaken(at: number): boolean; after: number }>();
  const fixed = new Map<string, number[]>();

  function lineOf(accountId: string) {
    const line = lines.get(accountId) ?? {
      calendar: freeSlots.calendarOf(accountId),
      isTaken: freeSlots.taken(accountId, () => false),
      after: now + soonestMinutes * 60_000,
    };
    lines.set(accountId, line);
    return line;
  }

  function next(accountId: string): { at: number; local: string } | undefined {
    const line = lineOf(accountId);
    const isClose = (at: number): boolean =>
      (fixed.get(accountId) ?? []).some((other) => Math.abs(other - at) < closeMinutes * 60_000);
    for (
      let slot = line.calendar.after(line.after);
      slot !== undefined;
      slot = line.calendar.after(slot.at)
    ) {
      line.after = slot.at;
      if (!line.isTaken(slot.at) && !isClose(slot.at)) return slot;
    }
    return undefined;
  }

  return {
    take(accountId, at) {
      const known = fixed.get(accountId) ?? [];
      fixed.set(accountId, known);
      known.push(at);
    },
    place(accounts) {
      const parts = new Map<number, { accounts: AccountRow[]; time: QueuedPart['time'] }>();
      for (const account of accounts) {
        const slot = next(account.id);
        if (slot === undefined) return undefined;
        const time = { local: slot.local, zone, at: slot.at, queued: true } as const;
        const part = parts.get(slot.at) ?? { accounts: [], time };
        part.accounts.push(account);
        parts.set(slot.at, part);
      }
      return [...parts.values()].toSorted((one, other) => one.time.at - other.time.at);
    },
  };
}
