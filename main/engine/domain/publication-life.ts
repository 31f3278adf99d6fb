import { ownerSteps } from '../../../shared/model/owner-steps.ts';
import type { PublicationState } from '../../../shared/model/publication.ts';

/** One step in a publication's life: what happened to it in a state, when that counts, and where it leads. */
interface Step {
  readonly from: PublicationState;
  readonly on: string;
  readonly to: PublicationState;
  /** What must hold, in words for the diagram: the rule itself is the function that the comment beside it names. */
  readonly when?: string;
}

/**
 * A publication's life, whole. `committing` is entered by a durable row before the one call that publishes; from there only the
 * network's word, proof of absence or the owner lead on: a lost reply is `verifying`, never a second try. Nothing moves a publication
 * but a row of this table; the diagram in the engine's README is drawn from it.
 */
export const publicationLife = [
  // Waiting for its time. What happens when it comes is decided by `whenDue`.
  { from: 'scheduled', on: 'due', to: 'preparing', when: 'its time came, nothing holds it' },
  {
    from: 'scheduled',
    on: 'too-late',
    to: 'missed',
    when: 'its time passed longer ago than its owner wants',
  },
  { from: 'scheduled', on: 'put-on-hold', to: 'held' },
  { from: 'scheduled', on: 'account-lost', to: 'held' },

  { from: 'held', on: 'released', to: 'scheduled', when: 'the account is back, the hold lifted' },

  // Uploads and containers: all of it safe to repeat.
  { from: 'preparing', on: 'prepared', to: 'committing', when: 'the intent is durable' },
  {
    from: 'preparing',
    on: 'failed-for-now',
    to: 'scheduled',
    when: 'tries are left, or the network answers nobody',
  },
  { from: 'preparing', on: 'offline', to: 'scheduled' },
  { from: 'preparing', on: 'interrupted', to: 'scheduled', when: 'the engine stopped or crashed' },
  { from: 'preparing', on: 'not-yet', to: 'scheduled' },
  { from: 'preparing', on: 'refused', to: 'failed' },
  { from: 'preparing', on: 'account-lost', to: 'held' },
  { from: 'preparing', on: 'put-on-hold', to: 'held' },

  // The one call that publishes.
  { from: 'committing', on: 'confirmed', to: 'published' },
  { from: 'committing', on: 'kept-there', to: 'handed-over' },
  { from: 'committing', on: 'accepted', to: 'verifying', when: 'the network works on it' },
  { from: 'committing', on: 'reply-lost', to: 'verifying' },
  { from: 'committing', on: 'interrupted', to: 'verifying', when: 'the engine stopped or crashed' },
  {
    from: 'committing',
    on: 'failed-for-now',
    to: 'scheduled',
    when: 'certainly not published, and tries are left or the network answers nobody',
  },
  { from: 'committing', on: 'offline', to: 'scheduled', when: 'the call reached nobody' },
  { from: 'committing', on: 'refused', to: 'failed' },
  { from: 'committing', on: 'account-lost', to: 'held' },
  { from: 'committing', on: 'put-on-hold', to: 'held' },

  // Outcome unknown: the network is asked, nothing is sent.
  { from: 'verifying', on: 'confirmed', to: 'published' },
  { from: 'verifying', on: 'kept-there', to: 'handed-over' },
  { from: 'verifying', on: 'failed-for-now', to: 'scheduled', when: 'proven absent, tries are left' },
  { from: 'verifying', on: 'offline', to: 'scheduled', when: 'proven absent' },
  { from: 'verifying', on: 'refused', to: 'failed', when: 'proven absent' },
  { from: 'verifying', on: 'account-lost', to: 'held', when: 'proven absent' },
  { from: 'verifying', on: 'put-on-hold', to: 'held', when: 'proven absent' },
  { from: 'verifying', on: 'taken-back', to: 'scheduled', when: 'proven absent, as it was asked for' },
  { from: 'verifying', on: 'undecided', to: 'needs-owner' },
  { from: 'verifying', on: 'left-in-inbox', to: 'needs-owner' },

  // The network holds it. Moved and taken back there first, asked about at its time.
  { from: 'handed-over', on: 'its-time-there', to: 'verifying' },
  { from: 'handed-over', on: 'gone-there', to: 'verifying' },
  { from: 'handed-over', on: 'taken-back', to: 'scheduled', when: 'the network said so' },

  // Only the owner, or proof that it is out, leads on.
  { from: 'needs-owner', on: 'confirmed', to: 'published' },

  // What the owner does by a button: the page knows these rows too.
  ...ownerSteps,
] as const satisfies readonly Step[];

type LifeStep = (typeof publicationLife)[number];

/** Why a publication passes from one state to another. */
export type PublicationCause = LifeStep['on'];

/** What can happen to a publication in `State`; of several states, what can happen in each of them. */
export type CauseIn<State extends PublicationState> = {
  [Cause in PublicationCause]: [State] extends [Extract<LifeStep, { on: Cause }>['from']] ? Cause : never;
}[PublicationCause];

const byStateAndCause: ReadonlyMap<string, Step> = new Map(
  publicationLife.map((step) => [`${step.from} ${step.on}`, step]),
);

/** Where `cause` leads from `from`; undefined where it cannot happen. */
export function stateAfter(from: PublicationState, cause: PublicationCause): PublicationState | undefined {
  return byStateAndCause.get(`${from} ${cause}`)?.to;
}

/** What may happen to a publication in `state`. */
export function causesIn(state: PublicationState): readonly PublicationCause[] {
  return publicationLife.filter(({ from }) => from === state).map(({ on }) => on);
}
