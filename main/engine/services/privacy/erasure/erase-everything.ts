import { writeFile } from 'node:fs/promises';
import type { NetworkId } from '../../../../../shared/model/network.ts';
import type { AuditVerdict } from '../../../../../shared/model/audit.ts';
import type { ErasureOutcome } from '../../../../../shared/model/rights.ts';
import type { ErasureRow } from '../../../store/repositories/erasures.ts';
import type { Clock } from '../../../clock.ts';
import type { Accounts } from '../../../store/repositories/accounts.ts';
import type { Facts } from '../../../store/repositories/facts.ts';
import type { Connections } from '../../accounts/connections.ts';
import type { AuditLog } from '../audit-log.ts';
import { type Holder, readHoldings } from '../holdings.ts';
import { nothingErased } from './at-work.ts';

export interface EraseEverythingParts extends Holder {
  readonly accounts: Accounts;
  readonly connections: Connections;
  readonly audit: AuditLog;
  readonly facts: Facts;
  readonly clock: Clock;
  /** Stops what is under way, so that nothing writes any more. */
  stopWork(deadlineMs: number): Promise<void>;
  /** Erases what Kaizup keeps outside of the profile. */
  eraseOutside(): Promise<void>;
  /** Closes the database and empties the profile. */
  emptyProfile(): Promise<void>;
  reportBug(error: unknown): void;
}

/** A commit under way is let to its end for this long (ms). */
const longestGoodbye = 8000;

/** What an owner may keep of an account that is gone. */
export interface LastWord {
  readonly askedAt: number;
  readonly erasedAt: number;
  readonly outcome: ErasureOutcome;
  readonly audit: AuditVerdict | null;
}

/**
 * Erases the whole account: access at every network first, while there are keys to do it with; then the last word, to a file outside of the
 * profile; then everything. Nothing on the way stops the erasure itself: a network or a disk that refuses must not keep the data here.
 */
export async function eraseEverything(parts: EraseEverythingParts, row: ErasureRow): Promise<void> {
  const { accounts, connections, audit, facts, clock, reportBug } = parts;
  await parts.stopWork(longestGoodbye).catch(reportBug);
  await parts.eraseOutside().catch(reportBug);
  const { posts, media } = readHoldings(parts);
  const revoked: NetworkId[] = [];
  const notRevoked: ErasureOutcome['notRevoked'] = [];
  const stillHeld = new Set<NetworkId>();
  for (const account of accounts.all().filter(({ status }) => status !== 'disconnected')) {
    const network = account.network as NetworkId;
    const last = account.grant_id === null || accounts.ofGrant(account.grant_id).length === 1;
    try {
      const ended = await connections.disconnect(account.id);
      if (ended.stillHeldThere > 0) stillHeld.add(network);
      if (ended.revoked) revoked.push(network);
      // Of several accounts of one sign-in the last one ends it.
      else if (last) notRevoked.push({ network, manualUrl: ended.manualUrl });
    } catch (error) {
      reportBug(error);
      notRevoked.push({ network, manualUrl: null });
    }
  }
  const outcome = { ...nothingErased, posts, media, revoked, notRevoked, stillHeld: [...stillHeld] };
  let verdict: AuditVerdict | null = null;
  try {
    audit.add('erased', 'kaizup', null, { scope: 'everything', posts, media });
    await audit.settle();
    verdict = await audit.verify();
  } catch (error) {
    reportBug(error);
  }
  if (row.record_path !== null) {
    const { lastWordText } = await import('../copy/last-word.ts');
    const locale = facts.get('locale') === 'fr' ? 'fr' : 'en';
    const word = { askedAt: row.asked_at, erasedAt: clock.now(), outcome, audit: verdict };
    await writeFile(row.record_path, lastWordText(word, locale), { mode: 0o600 }).catch(reportBug);
  }
  await parts.emptyProfile();
}
