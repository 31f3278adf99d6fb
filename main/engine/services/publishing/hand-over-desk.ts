import { type ContentType, contentTypeOf } from '../../../../shared/model/content-type.ts';
import type { Clock } from '../../clock.ts';
import { afterHandOver, decideHandOver } from '../../domain/hand-over.ts';
import type { Events } from '../../events.ts';
import { ExpectedError } from '../../expected-error.ts';
import type { Accounts } from '../../store/repositories/accounts.ts';
import type { PublicationRow, Publications } from '../../store/repositories/publications.ts';
import type { AccountCalls } from '../accounts/account-calls.ts';
import type { Renditions } from '../media/renditions.ts';
import { frozenContent } from './frozen-content.ts';

export interface HandOverParts {
  readonly publications: Publications;
  readonly accounts: Accounts;
  readonly calls: AccountCalls;
  readonly renditions: Renditions;
  readonly clock: Clock;
  readonly events: Events;
}

/**
 * What networks hold of a post. A change is made at the network first and here only when it said so: a post that both would
 * publish cannot come to be.
 */
export interface HandOverDesk {
  /** Moves it to another time (ms); what does not fit the network's window any more comes back here. */
  move(postId: string, at: number): Promise<void>;
  /** Takes all of it back, so that it may be changed or deleted here. */
  takeBack(postId: string): Promise<void>;
  /** Takes one of its publications back. */
  takeBackOne(row: PublicationRow): Promise<void>;
}

/** Creates the desk of an engine. */
export function createHandOverDesk(parts: HandOverParts): HandOverDesk {
  const { publications, accounts, calls, renditions, clock, events } = parts;

  const held = (postId: string): readonly PublicationRow[] =>
    publications.ofPost(postId).filter(({ state }) => state === 'handed-over');

  function typeOf(row: PublicationRow): ContentType {
    const { options, media } = frozenContent.parse(JSON.parse(row.frozen ?? '{}'));
    return contentTypeOf({ options, kinds: renditions.kindsOf(media.map(({ assetId }) => assetId)) });
  }

  /** The network has it no more: whether it went out or was deleted there is asked, not guessed. */
  function askWhatHappened(row: PublicationRow): never {
    publications.move(row.id, 'handed-over', 'gone-there', { next_at: clock.now() });
    events.changes.emit({ topics: ['posts', 'app'], postId: row.post_id });
    throw new ExpectedError('already-publishing');
  }

  async function cancel(row: PublicationRow): Promise<void> {
    const account = accounts.get(row.account_id);
    const { network, line, account: acting } = await calls.open(account, 'withdrawal');
    if (account === undefined || network.handOver === undefined || row.remote_id === null) {
      throw new ExpectedError('not-in-this-state');
    }
    const outcome = await network.handOver.cancel(line, acting, row.remote_id);
    if ((await calls.changed(account, outcome)) === 'gone') askWhatHappened(row);
    publications.move(row.id, 'handed-over', 'taken-back', {
      next_at: row.due_at,
      remote_id: null,
      frozen: null,
      fingerprint: null,
      progress: '{}',
      committed_at: null,
      checks: 0,
    });
  }

  async function moveOne(row: PublicationRow, at: number): Promise<void> {
    const account = accounts.get(row.account_id);
    const { network, line, account: acting } = await calls.open(account, 'publishing');
    if (account === undefined || network.handOver === undefined || row.remote_id === null) {
      throw new ExpectedError('not-in-this-state');
    }
    const window = network.handOver.window(typeOf(row));
    if (decideHandOver(window, at, clock.now()).kind !== 'hand-over') return cancel(row);
    const outcome = await network.handOver.move(line, acting, row.remote_id, at);
    if ((await calls.changed(account, outcome)) === 'gone') askWhatHappened(row);
    publications.patch(row.id, { due_at: at, next_at: at + afterHandOver });
  }

  return {
    async move(postId, at) {
      for (const row of held(postId)) await moveOne(row, at);
    },
    takeBackOne: cancel,
    async takeBack(postId) {
      for (const row of held(postId)) await cancel(row);
    },
  };
}
