import { createHmac } from 'node:crypto';
import {
  type AuditActor,
  type AuditDetail,
  auditDetail,
  type AuditEntry,
  auditEntry,
  type AuditFault,
  type AuditKind,
  type AuditVerdict,
} from '../../../../shared/model/audit.ts';
import type { Clock } from '../../clock.ts';
import type { Facts } from '../../store/repositories/facts.ts';
import type { Store } from '../../store/store.ts';
import type { AuditEntryTable } from '../../store/tables.ts';
import type { Anchor, AuditAnchor } from './audit-anchor.ts';

export interface AuditLogParts {
  readonly store: Store;
  readonly facts: Facts;
  readonly clock: Clock;
  readonly anchor: AuditAnchor;
  /** 32 bytes for the digests: whoever does not have them cannot continue the chain. */
  readonly key: Buffer;
  reportBug(error: unknown): void;
}

/** What an entry is about. */
export type AuditSubject = NonNullable<AuditEntry['subject']>;

/**
 * Who did what and when, append-only and tamper-evident: each entry's digest covers the entry and the digest before it, and an anchor
 * kept apart holds both ends. An entry is written in the transaction of what it tells of. Keeps D23.
 */
export interface AuditLog {
  /** What the ends of the log said when it was opened: the next entry moves them, and with them what they would tell. */
  readonly faultAtOpen: AuditFault | null;
  add(kind: AuditKind, actor: AuditActor, subject?: AuditSubject | null, detail?: AuditDetail): void;
  /** Newest first; `before` is an id. */
  page(before: number | null, limit: number): readonly AuditEntry[];
  /** All entries, oldest first, without holding them all. */
  all(): Iterable<AuditEntry>;
  /** Walks the chain and holds it against the anchor; gives way to other work in between. */
  verify(): Promise<AuditVerdict>;
  /** Lets go of entries before `at`, and tells so in an entry; how many went. */
  sweep(at: number): number;
  /** Resolves when the anchor holds what was written. */
  settle(): Promise<void>;
}

/** Where a log begins: nothing was before it. */
const genesis = { id: 0, digest: '' } as const;

const pageSize = 500;

/** Opens the log of a profile. */
export function createAuditLog({ store, facts, clock, anchor, key, reportBug }: AuditLogParts): AuditLog {
  const { sql } = store;
  let anchoring: Promise<void> | undefined;
  let stale = false;

  type Row = Omit<AuditEntryTable, 'digest'>;
  const digestOf = (row: Row, previous: string): Buffer =>
    createHmac('sha256', key)
      .update(
        JSON.stringify([
          previous,
          row.id,
          row.at,
          row.actor,
          row.kind,
          row.subject_type,
          row.subject_id,
          row.detail,
        ]),
      )
      .digest();

  function root(): Anchor['root'] {
    const kept = facts.get('audit-root');
    if (kept === undefined) return genesis;
    const [id = '', digest = ''] = kept.split(':');
    return { id: Number(id), digest };
  }

  const newestEntry = store.once(() =>
    sql.selectFrom('audit_entry').select(['id', 'digest']).orderBy('id', 'desc').limit(1),
  );

  function head(): Anchor['head'] {
    const last = store.first(newestEntry());
    return last === undefined ? root() : { id: last.id, digest: last.digest.toString('hex') };
  }

  /** Brings the anchor up to date, after the transaction that is under way. */
  function anchorSoon(): void {
    stale = true;
    anchoring ??= (async () => {
      await new Promise((resolve) => setImmediate(resolve));
      try {
        while (stale) {
          stale = false;
          await anchor.write({ root: root(), head: head() });
        }
      } catch (error) {
        reportBug(error);
      } finally {
        anchoring = undefined;
      }
    })();
  }

  function add(
    kind: AuditKind,
    actor: AuditActor,
    subject: AuditSubject | null = null,
    detail: AuditDetail = {},
  ): void {
    store.transaction(() => {
      const previous = head();
      const row: Row = {
        id: previous.id + 1,
        at: clock.now(),
        actor,
        kind,
        subject_type: subject?.type ?? null,
        subject_id: subject?.id ?? null,
        detail: JSON.stringify(detail),
      };
      store.run(sql.insertInto('audit_entry').values({ ...row, digest: digestOf(row, previous.digest) }));
    });
    anchorSoon();
  }

  function rowsAfter(id: number): readonly AuditEntryTable[] {
    return store.all(
      sql.selectFrom('audit_entry').selectAll().where('id', '>', id).orderBy('id').limit(pageSize),
    );
  }

  /**
   * Walks the chain from its root; the fault that it finds first. A crash may leave the anchor behind a sweep: then the entry of that
   * sweep, which is younger than the anchor, names the new root.
   */
  async function faultOf(held: Anchor): Promise<AuditFault | null> {
    const start = root();
    let last = start;
    let rootIsKnown = start.id === held.root.id && start.digest === held.root.digest;
    let sawHead = held.head.id <= start.id;
    for (let rows = rowsAfter(last.id); rows.length > 0; rows = rowsAfter(last.id)) {
      for (const row of rows) {
        if (row.id !== last.id + 1) return { kind: 'missing', entryId: last.id + 1 };
        const digest = row.digest.toString('hex');
        if (digestOf(row, last.digest).toString('hex') !== digest)
          return { kind: 'changed', entryId: row.id };
        if (row.id === held.head.id) {
          if (digest !== held.head.digest) return { kind: 'changed', entryId: row.id };
          sawHead = true;
        }
        if (row.kind === 'audit-swept' && row.id > held.head.id && namesRoot(row, start)) rootIsKnown = true;
        last = { id: row.id, digest };
      }
      await new Promise((resolve) => setImmediate(resolve));
    }
    if (!rootIsKnown) return { kind: 'missing', entryId: held.root.id + 1 };
    return sawHead ? null : { kind: 'truncated', entryId: last.id + 1 };
  }

  /** Holds the ends of the log against the anchor, without the walk between them. */
  function faultOfEnds(): AuditFault | null {
    const held = anchor.read();
    const last = head();
    if (held === 'forged') return { kind: 'anchor-forged', entryId: null };
    // A log that has just begun has none yet.
    if (held === 'missing') return last.id === 0 ? null : { kind: 'anchor-missing', entryId: null };
    return held.head.id > last.id ? { kind: 'truncated', entryId: last.id + 1 } : null;
  }
  const faultAtOpen = faultOfEnds();

  return {
    faultAtOpen,
    add,
    page: (before, limit) =>
      store
        .all(
          sql
            .selectFrom('audit_entry')
            .selectAll()
            .where('id', '<', before ?? Number.MAX_SAFE_INTEGER)
            .orderBy('id', 'desc')
            .limit(limit),
        )
        .map(entryOf),
    *all() {
      for (let rows = rowsAfter(0); rows.length > 0; rows = rowsAfter(rows.at(-1)?.id ?? 0)) {
        yield* rows.map(entryOf);
      }
    },
    async verify() {
      await anchoring;
      const held = anchor.read();
      const first = store.first(sql.selectFrom('audit_entry').select('at').orderBy('id').limit(1));
      const newest = head();
      const count = store.first(
        sql.selectFrom('audit_entry').select((select) => select.fn.countAll<number>().as('count')),
      );
      const whole = {
        entries: count?.count ?? 0,
        since: first?.at ?? null,
        seal: newest.digest === '' ? null : sealOf(newest.digest),
      };
      if (held === 'forged') return { ...whole, fault: { kind: 'anchor-forged', entryId: null } };
      if (held === 'missing') {
        // A log that has just begun has none yet.
        return {
          ...whole,
          fault: whole.entries === 0 ? faultAtOpen : { kind: 'anchor-missing', entryId: null },
        };
      }
      // What was written since has moved the ends; what they said before still counts.
      return { ...whole, fault: (await faultOf(held)) ?? faultAtOpen };
    },
    sweep(at) {
      const swept = store.transaction(() => {
        const last = store.first(
          sql
            .selectFrom('audit_entry')
            .select(['id', 'digest'])
            .where('at', '<', at)
            .orderBy('id', 'desc')
            .limit(1),
        );
        if (last === undefined) return 0;
        facts.set('audit-root', `${last.id}:${last.digest.toString('hex')}`);
        facts.set('audit-first', String(last.id + 1));
        const removed = store.run(sql.deleteFrom('audit_entry').where('id', '<=', last.id));
        add('audit-swept', 'kaizup', null, { removed, before: at, root: last.digest.toString('hex') });
        return removed;
      });
      if (swept > 0) anchorSoon();
      return swept;
    },
    async settle() {
      while (anchoring !== undefined) await anchoring;
    },
  };
}

const namesRoot = (row: AuditEntryTable, start: Anchor['root']): boolean =>
  auditDetail.parse(JSON.parse(row.detail))['root'] === start.digest;

/** Eight groups a person can copy and compare. */
function sealOf(digest: string): string {
  return (digest.slice(0, 32).match(/.{4}/g) ?? []).join(' ');
}

function entryOf(row: AuditEntryTable): AuditEntry {
  return auditEntry.parse({
    id: row.id,
    at: row.at,
    actor: row.actor,
    kind: row.kind,
    subject: row.subject_type === null ? null : { type: row.subject_type, id: row.subject_id },
    detail: auditDetail.parse(JSON.parse(row.detail)),
  });
}
