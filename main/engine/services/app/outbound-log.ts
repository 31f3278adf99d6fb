import { type OutboundRequest, outboundRequest } from '../../../../shared/contract/privacy.ts';
import type { Events } from '../../events.ts';
import type { OutboundLine } from '../../http/client.ts';
import type { Store } from '../../store/store.ts';

/** The record of every request that left this computer, and what it says about the connection. Keeps D5. */
export interface OutboundLog {
  add(line: OutboundLine): void;
  /** Newest first; `before` is an id. */
  page(before: number | null, limit: number): readonly OutboundRequest[];
  /** Since when nothing could be reached (ms), else null. */
  offlineSince(): number | null;
}

/** Lines kept; older ones are dropped as new ones come. */
const keptLines = 20_000;

/** Keeps the log in `store`. */
export function createOutboundLog(store: Store, events: Events): OutboundLog {
  const { sql } = store;
  let offlineSince: number | null = null;

  function noteConnection(line: OutboundLine): void {
    const unreachable = ['not-sent: unreachable', 'not-sent: unknown-host'].includes(line.outcome);
    // What was refused here never tried the connection.
    if (['not-sent: on-hold', 'not-sent: host-refused'].includes(line.outcome)) return;
    // The practice networks are on this computer: reaching them says nothing about the connection.
    if (line.host.startsWith('127.0.0.1')) return;
    const next = unreachable ? (offlineSince ?? line.at) : null;
    if (next === offlineSince) return;
    offlineSince = next;
    events.changes.emit({ topics: ['app'] });
  }

  return {
    add(line) {
      noteConnection(line);
      void store
        .together(() => {
          const row = store.first(
            sql
              .insertInto('outbound_request')
              .values({
                at: line.at,
                network: line.network,
                method: line.method,
                host: line.host,
                path: line.path,
                status: line.status,
                outcome: line.outcome,
                duration_ms: line.durationMs,
              })
              .returning('id'),
          );
          if (row !== undefined && row.id % 100 === 0) {
            store.run(sql.deleteFrom('outbound_request').where('id', '<=', row.id - keptLines));
          }
        })
        // A line that a full disk or a closing database refuses is not worth an interrupted publication.
        .catch(() => undefined);
    },
    page: (before, limit) =>
      store
        .all(
          sql
            .selectFrom('outbound_request')
            .selectAll()
            .where('id', '<', before ?? Number.MAX_SAFE_INTEGER)
            .orderBy('id', 'desc')
            .limit(limit),
        )
        .map((row) =>
          outboundRequest.parse({
            id: row.id,
            at: row.at,
            network: row.network,
            practice: row.host.startsWith('127.0.0.1'),
            method: row.method,
            host: row.host,
            path: row.path,
            status: row.status,
            answered: row.outcome === 'reply',
            durationMs: row.duration_ms,
          }),
        ),
    offlineSince: () => offlineSince,
  };
}
