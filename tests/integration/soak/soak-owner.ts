import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PostCard, PublicationBrief } from '../../../shared/contract/posts.ts';
import { localTime } from '../../../main/engine/domain/zone-clock.ts';
import { defaultOptions } from '../../../shared/model/option-defaults.ts';
import type { Lot } from './lot.ts';
import { natures, type SoakAccount } from './soak-accounts.ts';
import type { PlannedPost } from './soak-plan.ts';
import { type SoakWorld, zone } from './soak-world.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

/** The person in front of the soak, who does all by the calls of the page. */
export interface SoakOwner {
  /** Brings posts in as two files, of which one is for the networks to hold. */
  plan(posts: readonly PlannedPost[]): Promise<void>;
  /** Looks after what asks for them since the day before, and changes their mind here and there. */
  visit(): Promise<void>;
  /** Signs in where that is needed. */
  signIn(): Promise<void>;
}

/** Creates the owner of a world. */
export function createSoakOwner(world: SoakWorld, lot: Lot): SoakOwner {
  const { clock, networks, posts, owner } = world;
  /** Publications that this owner leaves as they are, for good. */
  const left = new Set<string>();
  const page = () => world.current.page;
  const wallTime = (at: number) => ({ local: localTime(at, zone), zone });

  const draftOf = ({ key, version, accounts, handOver }: PlannedPost) => ({
    text: `${key} version ${version}`,
    media: [],
    variants: accounts.map((account) => ({
      accountId: world.idOf(account),
      text: null,
      media: null,
      tiktok: null,
      ...(handOver && natures[account.network].canHold
        ? { options: { ...defaultOptions, handOver: true } }
        : {}),
    })),
  });

  async function bringIn(planned: readonly PlannedPost[]): Promise<void> {
    const rows = planned.map(({ key, version, accounts, at }) => {
      const [date, time] = localTime(at, zone).split('T');
      const names = accounts.map(({ network, subject }) => `${network}:${subject}`).join(' | ');
      return `${date},${time},${names},${key} version ${version}`;
    });
    if (rows.length === 0) return;
    const path = join(world.folder, 'plan.csv');
    writeFileSync(path, ['date,time,accounts,text', ...rows].join('\r\n'));
    const { importId, reading } = await page().bulk.open({ path });
    const { faults } = await page().bulk.check({ importId, reading });
    if (faults.length > 0) throw new Error(`The plan was refused: ${JSON.stringify(faults[0])}`);
    await page().bulk.run({ importId, reading });
    await world.settle();
  }

  /** The key is the first word of the text that the page shows. */
  const plannedOf = ({ excerpt }: PostCard): PlannedPost | undefined =>
    posts.get(excerpt.split(' ')[0] ?? '');

  const accountOf = (post: PlannedPost, { accountId }: PublicationBrief): SoakAccount | undefined =>
    post.accounts.find((account) => world.idOf(account) === accountId);

  /** Looks at the network and says the truth. */
  async function decide(post: PlannedPost, { id }: PublicationBrief, account: SoakAccount): Promise<void> {
    const remembering = networks[account.network].of(account.subject);
    const isThere = remembering.holdings.some(({ key, fails }) => key === post.key && !fails);
    const decision = isThere ? 'it-is-published' : lot.falls(700) ? 'publish-again' : 'give-up';
    remembering.allowAgain(post.key);
    const done = await owner(() => page().posts.decide({ publicationId: id, decision }));
    if (done && decision === 'give-up') post.givenUp.set(id, account);
  }

  async function answer(card: PostCard): Promise<void> {
    const post = plannedOf(card);
    if (post === undefined) return;
    for (const publication of card.publications) {
      const account = accountOf(post, publication);
      if (account === undefined || left.has(publication.id)) continue;
      const { id, state } = publication;
      if (!['needs-owner', 'failed', 'missed'].includes(state)) continue;
      if (lot.falls(200)) left.add(id);
      else if (state === 'needs-owner') await decide(post, publication, account);
      else if (state === 'missed' && lot.falls(300)) {
        const at = wallTime(clock.now() + lot.between(10, 120) * minute);
        // What was moved apart is a post of its own, with the same words.
        await owner(() => page().posts.moveApart({ publicationIds: [id], at }));
      } else await owner(() => page().posts.retry({ publicationId: id }));
    }
  }

  /** One of a hundred posts of the next day is moved, reworded or given up. */
  async function changeMind(): Promise<void> {
    const now = clock.now();
    const coming = await page().posts.range({ from: now, to: now + day });
    for (const card of coming.filter(() => lot.falls(12))) {
      const post = plannedOf(card);
      if (post === undefined) continue;
      const { id: postId } = card;
      switch (lot.oneOf(['move', 'move', 'reword', 'reword', 'unschedule', 'delete'])) {
        case 'move': {
          const at = wallTime(now + lot.between(5, 600) * minute);
          await owner(() => page().posts.schedule({ postId, at }));
          break;
        }
        case 'reword':
          // A part that was moved on its own has other accounts than the plan says.
          if (card.id !== post.id || card.publications.length !== post.accounts.length) break;
          post.version += 1;
          await owner(() => page().posts.save({ postId, draft: draftOf(post) }));
          break;
        case 'unschedule':
          if (card.id !== post.id || card.publications.length !== post.accounts.length) break;
          if (await owner(() => page().posts.unschedule({ postId }))) post.gone = true;
          break;
        case 'delete':
          if (card.id !== post.id || card.publications.length !== post.accounts.length) break;
          if (card.publications.some(({ state }) => state === 'published')) break;
          if (await owner(() => page().posts.delete({ postId }))) post.gone = true;
          break;
      }
    }
  }

  async function signIn(): Promise<void> {
    const list = await page().accounts.list();
    for (const account of world.accounts) {
      const status = list.find(({ id }) => id === world.idOf(account))?.status;
      if (status !== 'connected') await world.signIn(account);
    }
  }

  return {
    async plan(planned) {
      for (const post of planned) posts.set(post.key, post);
      for (const wanted of [true, false]) {
        await page().publishing.setHandOver({ wanted });
        await bringIn(planned.filter(({ handOver }) => handOver === wanted));
      }
      const times = planned.map(({ at }) => at);
      for (let from = Math.min(...times); from <= Math.max(...times); from += day / 4) {
        for (const card of await page().posts.range({ from, to: from + day / 4 })) {
          const post = plannedOf(card);
          if (post?.id === '') post.id = card.id;
        }
      }
    },
    async visit() {
      if (lot.falls(800)) await signIn();
      const { needsOwner } = await page().app.state();
      if (needsOwner > 0) {
        const now = clock.now();
        for (const card of await page().posts.range({ from: now - day, to: now })) await answer(card);
      }
      await changeMind();
    },
    signIn,
  };
}
