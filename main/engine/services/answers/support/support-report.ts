import { existsSync, readFileSync } from 'node:fs';
import { arch, platform, release, totalmem } from 'node:os';
import { join } from 'node:path';
import type { SupportReport } from '../../../../../shared/model/support.ts';
import { redactEngineLog, redactHostLog } from '../../../../../shared/privacy/redact-log.ts';
import type { Disk } from '../../../store/disk.ts';
import type { Accounts } from '../../../store/repositories/accounts.ts';
import type { Store } from '../../../store/store.ts';

export interface SupportParts {
  readonly store: Store;
  readonly profile: string;
  readonly accounts: Accounts;
  readonly disk: Disk;
  isPaused(): boolean;
}

/**
 * What helps support to find a fault: versions, numbers and codes, and of the logs what says nothing of anybody. It is made when the owner
 * asks, kept nowhere, and sent by nobody but them. Keeps D26.
 */
export function supportReport(parts: SupportParts): SupportReport {
  const { profile } = parts;
  const read = (name: string): string => {
    const path = join(profile, 'logs', name);
    return existsSync(path) ? readFileSync(path, 'utf8') : '';
  };
  return [
    { part: 'versions', text: `Engine on Node ${process.versions.node}` },
    {
      part: 'platform',
      text: `${platform()} ${release()} ${arch()}\nMemory: ${Math.round(totalmem() / 2 ** 30)} GiB`,
    },
    { part: 'state', text: stateText(parts) },
    { part: 'host-log', text: redactHostLog(read('host.log')) },
    { part: 'engine-log', text: redactEngineLog(read('engine.log')) },
  ];
}

/** Numbers by network, state and code; no name, no id, no word of anybody's. */
function stateText({ store, accounts, disk, isPaused }: SupportParts): string {
  const { sql } = store;
  const perAccount = Map.groupBy(
    accounts.all(),
    ({ network, mode, status }) => `account ${network} ${mode} ${status}`,
  );
  const publications = store.all(
    sql
      .selectFrom('publication')
      .innerJoin('account', 'account.id', 'publication.account_id')
      .select((select) => [
        'account.network as network',
        'publication.state as state',
        select.fn.countAll<number>().as('count'),
      ])
      .groupBy(['account.network', 'publication.state'])
      .orderBy('account.network'),
  );
  return [
    `paused: ${isPaused() ? 'yes' : 'no'}`,
    `disk: ${disk.refusal?.cause ?? 'takes what is written'}`,
    ...[...perAccount].map(([what, rows]) => `${what}: ${rows.length}`),
    ...publications.map(({ network, state, count }) => `publication ${network} ${state}: ${count}`),
  ].join('\n');
}
