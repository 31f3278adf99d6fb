import { createHash } from 'node:crypto';
import { basename, dirname } from 'node:path';
import * as z from 'zod';
import type { CalendarFileState, CalendarFileTrouble } from '../../../../shared/model/plan.ts';
import type { Change } from '../../../../shared/contract/index.ts';
import type { Clock } from '../../clock.ts';
import type { Guard } from '../../domain/errand.ts';
import type { Events } from '../../events.ts';
import { ExpectedError } from '../../expected-error.ts';
import type { Accounts } from '../../store/repositories/accounts.ts';
import type { Facts } from '../../store/repositories/facts.ts';
import type { Posts } from '../../store/repositories/posts.ts';
import type { Publications } from '../../store/repositories/publications.ts';
import { refusalOfFile } from '../privacy/file-refusals.ts';
import { isGone, putCalendar, removeCalendar, standsThere } from './calendar-place.ts';
import { type PlannedPost, planCalendar } from './plan-calendar.ts';
import { inTurn, pagesOf, wentOut, withPlaces } from './planned-posts.ts';

export interface CalendarFileParts {
  readonly posts: Posts;
  readonly accounts: Accounts;
  readonly publications: Publications;
  readonly facts: Facts;
  readonly clock: Clock;
  readonly events: Events;
  readonly isOnHold: Guard;
  /** Whether the plan is another's, who keeps the file. */
  isElsewhere(): boolean;
  reportBug(error: unknown): void;
}

/** A calendar file outside of the profile that follows the plan, for calendars that follow the file. Off until the owner picks a place. */
export interface CalendarFile {
  state(): CalendarFileState | null;
  /** For the host, which shows the file to the owner. */
  path(): string | null;
  /** Writes it to `path` and keeps it up to date there; one that was kept elsewhere goes. */
  keep(path: string): Promise<void>;
  /** The file is no longer kept up to date; `removes`: and goes. */
  stop(removes: boolean): Promise<void>;
  /** Brings it up to date now; throws what is in the way. */
  tryAgain(): Promise<void>;
  /** Follows the plan from now on. */
  start(): void;
  close(): Promise<void>;
}

const kept = z.object({
  path: z.string(),
  /** Of what was written last. */
  digest: z.string(),
  bytes: z.number(),
  writtenAt: z.number(),
});
type Kept = z.infer<typeof kept>;

/** Changes come in bunches: the file is written once they have settled (ms). */
const settlesIn = 2000;

/** Of a long plan the file takes a while: it may take a twentieth of the time, however much changes. */
const share = 20;

const minute = 60_000;
const day = 86_400_000;

/** A refused file is tried again after a minute, then ever later, up to this (ms). */
const longestWait = 30 * minute;

/** What is out stays in the calendar for so long (ms). */
const past = 30 * day;

const concerns: ReadonlySet<Change['topics'][number]> = new Set(['posts', 'accounts', 'privacy']);

/** What the owner is told of a refusal; undefined: it is a bug. */
function troubleOf(error: unknown): CalendarFileTrouble | undefined {
  if (isGone(error)) return 'folder-missing';
  const code = refusalOfFile(error)?.callError.code;
  return code === undefined ? undefined : code === 'disk-full' ? 'disk-full' : 'not-writable';
}

/** Creates the calendar file of an engine. */
export function createCalendarFile(parts: CalendarFileParts): CalendarFile {
  const { posts, accounts, publications, facts, clock, events } = parts;
  const closed = new AbortController();
  let current = read();
  let trouble: CalendarFileTrouble | null = null;
  let following: Promise<void> | undefined;
  let bringing: Promise<void> | undefined;
  let changed = false;
  /** How long the last look at the plan took (ms). */
  let took = 0;
  /** One at a time at the file. */
  let last: Promise<unknown> = Promise.resolve();

  function read(): Kept | null {
    const value = facts.get('calendar-file') ?? '';
    return value === '' ? null : kept.parse(JSON.parse(value));
  }

  function note(next: Kept | null): void {
    facts.set('calendar-file', next === null ? '' : JSON.stringify(next));
    current = next;
    become(null);
  }

  function become(next: CalendarFileTrouble | null): void {
    trouble = next;
    events.changes.emit({ topics: ['app'] });
  }

  function after<T>(work: () => Promise<T>): Promise<T> {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  }

  function* planned(): Generator<readonly PlannedPost[]> {
    // By whole days, so that it does not change with every look.
    const from = Math.floor((clock.now() - past) / day) * day;
    for (const page of pagesOf(posts, from, Number.MAX_SAFE_INTEGER))
      yield withPlaces(
        posts,
        accounts,
        page.filter((post) => wentOut(publications, post, clock.now())),
      );
  }

  /** Brings the file at `path` up to date with the plan; throws what the file system throws. */
  async function bring(path: string): Promise<void> {
    const began = clock.now();
    const hash = createHash('sha256');
    const text: string[] = [];
    let bytes = 0;
    for await (const part of inTurn(planCalendar({ kind: 'followed' }, planned()))) {
      if (closed.signal.aborted) return;
      hash.update(part);
      bytes += Buffer.byteLength(part);
      text.push(part);
    }
    const digest = hash.digest('hex');
    took = clock.now() - began;
    const isSame = current?.path === path && current.digest === digest;
    if (isSame && (await standsThere(path, bytes))) {
      if (trouble !== null) become(null);
      return;
    }
    await putCalendar(path, text);
    note({ path, digest, bytes, writtenAt: clock.now() });
  }

  /** False: the file is refused, and the owner knows. */
  async function tryIt(): Promise<boolean> {
    // While processing is restricted what is stored stays as it is (GDPR Art. 18(2)).
    const rests = parts.isElsewhere() || parts.isOnHold({ purpose: 'publishing', accountId: null });
    if (current === null || rests) return true;
    try {
      await bring(current.path);
      return true;
    } catch (error) {
      const found = troubleOf(error);
      if (found === undefined) parts.reportBug(error);
      else if (trouble !== found) {
        become(found);
        events.notices.emit({ kind: 'calendar-file-refused', trouble: found });
      }
      return false;
    }
  }

  async function catchUp(): Promise<void> {
    let refusals = 0;
    while (changed && !closed.signal.aborted) {
      const pause =
        refusals === 0
          ? Math.max(settlesIn, took * share)
          : Math.min(minute * 2 ** (refusals - 1), longestWait);
      await clock.wait(pause, closed.signal);
      if (closed.signal.aborted) return;
      changed = false;
      refusals = (await after(tryIt)) ? 0 : refusals + 1;
      if (refusals > 0) changed = true;
    }
  }

  function planChanged(): void {
    if (current === null) return;
    changed = true;
    bringing ??= catchUp()
      .catch(parts.reportBug)
      .finally(() => {
        bringing = undefined;
      });
  }

  async function follow(): Promise<void> {
    planChanged();
    for await (const { topics } of events.changes.listen(closed.signal))
      if (topics.some((topic) => concerns.has(topic))) planChanged();
  }

  async function orRefuse(work: () => Promise<void>): Promise<void> {
    try {
      await after(work);
    } catch (error) {
      throw refusalOfFile(error) ?? error;
    }
  }

  return {
    state: () =>
      current && {
        fileName: basename(current.path),
        folder: basename(dirname(current.path)),
        writtenAt: current.writtenAt,
        trouble,
      },
    path: () => current?.path ?? null,
    keep: (path) =>
      orRefuse(async () => {
        const before = current?.path;
        await bring(path);
        if (before !== undefined && before !== path) await removeCalendar(before);
      }),
    stop: (removes) =>
      orRefuse(async () => {
        if (current === null) return;
        if (removes) await removeCalendar(current.path);
        note(null);
      }),
    tryAgain: () =>
      orRefuse(async () => {
        if (current === null) throw new ExpectedError('not-in-this-state');
        await bring(current.path);
      }),
    start() {
      following ??= follow().catch(parts.reportBug);
    },
    async close() {
      closed.abort();
      await Promise.all([following, bringing, last]);
    },
  };
}
