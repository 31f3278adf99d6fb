import type { ActivityEntry } from '../../../shared/contract/overview.ts';
import type { PostCard } from '../../../shared/contract/posts.ts';
import type { ActivityPlace } from '../../../shared/model/activity-filter.ts';
import type { PublicationState } from '../../../shared/model/publication.ts';
import { type SoakAccount, soakNetworks } from './soak-accounts.ts';
import type { PlannedPost } from './soak-plan.ts';
import type { SoakWorld } from './soak-world.ts';

/** What became of all publications, and whether the owner is told what the networks have. */
export interface SoakTotals {
  readonly published: number;
  readonly failed: number;
  readonly needsOwner: number;
  readonly missed: number;
  readonly onHold: number;
  /** The owner gave them up when nobody could tell. */
  readonly givenUp: number;
  /** Deleted or taken off the calendar. */
  readonly takenOff: number;
  /** What the public of the networks sees, by their own records. */
  readonly onNetworks: number;
  readonly lost: number;
  readonly duplicated: number;
  readonly silent: number;
  /** What does not agree, in words. */
  readonly faults: readonly string[];
}

const hour = 3_600_000;
const resting = ['published', 'failed', 'needs-owner', 'missed', 'held'] as const;

interface Told {
  readonly postId: string;
  readonly id: string;
  readonly state: PublicationState;
}

/** Everything that the page shows of posts with a time in [from, to), by the key and account of each publication. */
async function toldByPage(world: SoakWorld, from: number, to: number): Promise<Map<string, Told[]>> {
  const told = new Map<string, Told[]>();
  const note = (card: PostCard): void => {
    for (const { id, accountId, state } of card.publications) {
      const name = `${card.excerpt.split(' ')[0]} ${accountId}`;
      told.set(name, [...(told.get(name) ?? []), { postId: card.id, id, state }]);
    }
  };
  for (let at = from; at < to; at += 6 * hour) {
    for (const card of await world.current.page.posts.range({ from: at, to: Math.min(to, at + 6 * hour) })) {
      note(card);
    }
  }
  return told;
}

/** Ids of the publications of which Activity has a line, by the kind of the line. */
async function toldByActivity(world: SoakWorld): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const told = new Map<string, Set<string>>();
  let before: ActivityPlace | null = null;
  for (;;) {
    const entries: readonly ActivityEntry[] = await world.current.page.app.activity({
      before,
      limit: 100,
      filter: 'all',
    });
    for (const { kind, publicationId } of entries) {
      if (publicationId === null) continue;
      const ids = told.get(kind) ?? new Set();
      told.set(kind, ids.add(publicationId));
    }
    const last = entries.at(-1);
    if (last === undefined) return told;
    before = { at: last.at, id: last.id };
  }
}

/** Which line of Activity tells of a publication that came to rest in a state; of what is held, one line tells for all of its account. */
const lineOf: Partial<Record<PublicationState, string>> = {
  published: 'published',
  failed: 'publication-failed',
  'needs-owner': 'publication-unknown',
  missed: 'publication-missed',
};

/** Holds what the page says of every planned publication against the networks' records. */
export async function countUp(world: SoakWorld, from: number, to: number): Promise<SoakTotals> {
  const { networks, posts, current, clock } = world;
  const faults = [...world.faults];
  const counts = { lost: 0, duplicated: 0, silent: 0, takenOff: 0, givenUp: 0 };
  const states: Record<string, number> = {};
  const told = await toldByPage(world, from, to);
  const activity = await toldByActivity(world);
  let said = 0;
  let unsaid = 0;

  function fault(kind: 'lost' | 'duplicated' | 'silent', words: string): void {
    counts[kind] += 1;
    faults.push(`${kind}: ${words}`);
  }

  /** How many of it the network has. */
  const holdings = new Map<string, number>();
  let onNetworks = 0;
  for (const id of soakNetworks) {
    for (const { subject, network } of world.accounts.filter((account) => account.network === id)) {
      const { holdings: held, broken } = networks[network].of(subject);
      for (const words of broken) fault('duplicated', words);
      for (const { key, publicAt, fails } of held) {
        // What failed at a network that cannot tell waits for the owner, and nobody sees it.
        if (fails) continue;
        const name = `${key} ${network} ${subject}`;
        if (publicAt <= clock.now()) onNetworks += 1;
        else faults.push(`${name} is still to come at the network`);
        holdings.set(name, (holdings.get(name) ?? 0) + 1);
      }
    }
  }

  /** Why a publication is not out, as the page shows it; null: it does not. */
  async function reasonOf({ postId, id, state }: Told): Promise<string | null> {
    const detail = await current.page.posts.get({ postId });
    const shown = detail.publications.find((one) => one.id === id);
    switch (state) {
      case 'failed':
        return shown?.failure?.code ?? null;
      case 'needs-owner':
        return shown?.evidence ?? null;
      case 'missed':
        return shown?.keptBack?.reason ?? null;
      case 'held':
        return shown?.heldReason ?? null;
      default:
        return null;
    }
  }

  async function judge(post: PlannedPost, account: SoakAccount): Promise<void> {
    const name = `${post.key} ${account.network} ${account.subject}`;
    const there = holdings.get(name) ?? 0;
    const found = told.get(`${post.key} ${world.idOf(account)}`) ?? [];
    if (there > 1) fault('duplicated', `${name} is there ${there} times`);
    if (post.gone) {
      counts.takenOff += 1;
      if (there > 0) fault('silent', `${name} was deleted and is there`);
      return;
    }
    const givenUp = [...post.givenUp].find(([, given]) => given === account)?.[0];
    if (givenUp !== undefined) {
      counts.givenUp += 1;
      // The calendar shows it no more: it is neither out nor to come.
      if (found.length > 0 || there > 0) fault('silent', `${name} was given up and is there`);
      if (activity.get('owner-decided')?.has(givenUp) !== true)
        fault('silent', `${name} was given up silently`);
      return;
    }
    const [one] = found;
    if (one === undefined || found.length > 1) return fault('lost', `${name} is shown ${found.length} times`);
    const { state, id } = one;
    states[state] = (states[state] ?? 0) + 1;
    if (!resting.some((rest) => rest === state)) return fault('silent', `${name} ended ${state}`);
    const line = lineOf[state];
    if (line !== undefined && activity.get(line)?.has(id) !== true) {
      fault('silent', `${name} is ${state}, and Activity does not say so`);
    }
    if (state === 'published') {
      said += 1;
      if (there === 0) fault('lost', `${name} is said to be out and is not`);
      return;
    }
    if ((await reasonOf(one)) === null) fault('silent', `${name} is ${state} without a reason`);
    if (state === 'needs-owner') unsaid += there;
    else if (there > 0) fault('silent', `${name} is there and said to be ${state}`);
  }

  for (const post of posts.values()) for (const account of post.accounts) await judge(post, account);

  const count = (state: PublicationState): number => states[state] ?? 0;
  const asking = count('needs-owner') + count('failed') + count('missed') + count('held');
  const { needsOwner } = await current.page.app.state();
  if (needsOwner !== asking) faults.push(`Home asks about ${needsOwner}, the calendar about ${asking}`);
  const lines = activity.get('published')?.size ?? 0;
  if (lines !== said) faults.push(`Activity has ${lines} published, the calendar ${said}`);
  if (onNetworks !== said + unsaid) {
    faults.push(`The networks have ${onNetworks}; ${said} are said to be out, ${unsaid} wait for the owner`);
  }
  return {
    published: count('published'),
    failed: count('failed'),
    needsOwner: count('needs-owner'),
    missed: count('missed'),
    onHold: count('held'),
    onNetworks,
    ...counts,
    faults: [...new Set(faults)],
  };
}
