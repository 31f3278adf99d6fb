import { type ContentType, contentTypeOf } from '../../../../shared/model/content-type.ts';
import type { Clock } from '../../clock.ts';
import { afterHandOver, decideHandOver } from '../../domain/hand-over.ts';
import type { Events } from '../../events.ts';
import { ExpectedError } from '../../expected-error.ts';
import type { ChangeOutcome } from '../../networks/after-publishing.ts';
import type { Accounts } from '../../store/repositories/accounts.ts';
import type {
  PublicationPatch,
  PublicationRow,
  Publications,
} from '../../store/repositories/publications.ts';
import type { AccountCalls } from '../accounts/account-calls.ts';
import type { Renditions } from '../media/renditions.ts';
import { frozenContent } from './frozen-content.ts';
import { takenBack } from './taken-back.ts';

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
 * publish cannot come to be. One change of a publication at a time.
 */
export interface HandOverDesk {
  /** Moves it to another time (ms), all of it or nothing; what does not fit the network's window any more comes back here. */
  move(postId: string, at: number): Promise<void>;
  /** Takes all of it back, so that it may be changed or deleted here. */
  takeBack(postId: string): Promise<void>;
  /** Takes one of its publications back. */
  takeBackOne(row: PublicationRow): Promise<void>;
  /** Takes back all that a network holds for an account; how many it did not give back. */
  takeBackOf(accountId: string): Promise<number>;
}

/** When nobody knows what became of a change, because the answer was lost or the engine ended, the network is asked after this (ms). */
const askAfter = 60_000;

/** Creates the desk of an engine. */
export function createHandOverDesk(parts: HandOverParts): HandOverDesk {
  const { publications, accounts, calls, renditions, clock, events } = parts;
  const turns = new Map<string, Promise<void>>();

  const held = (postId: string): readonly PublicationRow[] =>
    publications.ofPost(postId).filter(({ state }) => state === 'handed-over');

  function typeOf(row: PublicationRow): ContentType {
    const { options, media } = frozenContent.parse(JSON.parse(row.frozen ?? '{}'));
    return contentTypeOf({ options, kinds: renditions.kindsOf(media.map(({ assetId }) => assetId)) });
  }

  /** Makes a change after those that were asked for before it; there is nothing left to change when they took it back. */
  async function inTurn(id: string, change: (row: PublicationRow) => Promise<void>): Promise<void> {
    const make = async (): Promise<void> => {
      const row = publications.get(id);
      if (row?.state === 'handed-over') await change(row);
    };
    // How the one before it went was told to whoever asked for that.
    const turn = (turns.get(id) ?? Promise.resolve()).then(make, make);
    turns.set(id, turn);
    try {
      await turn;
    } finally {
      if (turns.get(id) === turn) turns.delete(id);
    }
  }

  /** The network has it no more: whether it went out or was deleted there is asked, not guessed. */
  function askWhatHappened(row: PublicationRow): never {
    publications.move(row.id, 'handed-over', 'gone-there', { next_at: clock.now() });
    events.changes.emit({ topics: ['posts', 'app'], postId: row.post_id });
    throw new ExpectedError('already-publishing');
  }

  async function reach(row: PublicationRow, purpose: 'publishing' | 'withdrawal') {
    const account = accounts.get(row.account_id);
    const { network, line, account: acting } = await calls.open(account, purpose);
    if (account === undefined || network.handOver === undefined || row.remote_id === null) {
      throw new ExpectedError('not-in-this-state');
    }
    return { account, line, acting, remoteId: row.remote_id, handOver: network.handOver };
  }

  type Reached = Awaited<ReturnType<typeof reach>>;

  /** Makes a change at the network. Until its answer is known it counts as unknown, whatever happens to this engine meanwhile. */
  async function changeThere(
    row: PublicationRow,
    { account }: Reached,
    intent: PublicationPatch,
    send: () => Promise<ChangeOutcome>,
  ): Promise<void> {
    publications.patch(row.id, { ...intent, next_at: clock.now() + askAfter });
    const outcome = await send();
    // It is as it was: what is gone now may have gone for an earlier question whose answer was lost, not for this one.
    if (outcome.kind === 'rejected' || outcome.kind === 'gone') {
      const { asked_back_at: askedBackAt, next_at: nextAt } = row;
      publications.patch(row.id, { asked_back_at: askedBackAt, next_at: nextAt });
    }
    if ((await calls.changed(account, outcome)) === 'gone') askWhatHappened(row);
  }

  async function giveBack(row: PublicationRow, reached: Reached): Promise<void> {
    const { handOver, line, acting, remoteId } = reached;
    const intent = { asked_back_at: clock.now() };
    await changeThere(row, reached, intent, () => handOver.cancel(line, acting, remoteId));
    publications.move(row.id, 'handed-over', 'taken-back', takenBack(row, clock.now()));
  }

  const cancel = ({ id }: PublicationRow): Promise<void> =>
    inTurn(id, async (row) => giveBack(row, await reach(row, 'withdrawal')));

  const moveOne = ({ id }: PublicationRow, at: number): Promise<void> =>
    inTurn(id, async (row) => {
      const reached = await reach(row, 'publishing');
      const { handOver, line, acting, remoteId } = reached;
      const window = handOver.window(typeOf(row));
      if (decideHandOver(window, at, clock.now()).kind !== 'hand-over') return giveBack(row, reached);
      await changeThere(row, reached, {}, () => handOver.move(line, acting, remoteId, at));
      publications.patch(row.id, { due_at: at, next_at: at + afterHandOver });
    });

  /** One network did not follow: the others keep the time that the owner still sees. */
  async function moveBack(moved: readonly PublicationRow[]): Promise<void> {
    for (const row of moved) {
      try {
        await moveOne(row, row.due_at);
      } catch (error) {
        // Then it goes out there at the new time, and its own entry says so.
        if (!(error instanceof ExpectedError)) throw error;
      }
    }
  }

  return {
    async move(postId, at) {
      const moved: PublicationRow[] = [];
      for (const row of held(postId)) {
        try {
          await moveOne(row, at);
        } catch (error) {
          await moveBack(moved);
          throw error;
        }
        moved.push(row);
      }
    },
    takeBackOne: cancel,
    async takeBack(postId) {
      for (const row of held(postId)) await cancel(row);
    },
    async takeBackOf(accountId) {
      let left = 0;
      for (const row of publications.ofAccount(accountId, ['handed-over'])) {
        try {
          await cancel(row);
        } catch (error) {
          if (!(error instanceof ExpectedError)) throw error;
          left += 1;
        }
      }
      return left;
    },
  };
}
