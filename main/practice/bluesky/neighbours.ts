import { chanceOf } from '../kit/growth.ts';
import { recordId } from './content-id.ts';
import { isOwner, owner } from './owner.ts';
import type { PostRecord } from './post-record.ts';
import { tidOf } from './tid.ts';

/** A person of the network. */
export interface Person {
  readonly did: string;
  readonly handle: string;
  readonly displayName: string;
}

/** A post of anybody, as the index of the network knows it. */
export interface IndexedPost {
  readonly uri: string;
  readonly rkey: string;
  readonly cid: string;
  readonly author: Person;
  readonly value: PostRecord;
  readonly indexedAt: number;
}

const postCollection = 'app.bsky.feed.post';

/** Who else lives in the practice network: they read the owner's posts and have written some of their own. */
const neighbours = [
  {
    did: 'did:plc:velobellecourlyonprac4z2',
    handle: 'velo-bellecour.bsky.social',
    displayName: 'Vélo Bellecour',
  },
  {
    did: 'did:plc:bakersmarketgentpracti7q',
    handle: 'bakers-market.gent.example',
    displayName: 'Bakers’ Market',
  },
  { did: 'did:plc:noorvandammegentpract5k3', handle: 'noor.bsky.social', displayName: 'Noor Van Damme' },
] as const satisfies readonly Person[];

const ownPosts = [
  'Saturday ride along the Saône: meet us at nine in front of the shop.',
  'Twelve bakers, one square, and flour everywhere. See you on Sunday.',
  'First strawberries of the year on the Friday market.',
];

const answers = [
  'We come every Saturday for this one.',
  'Is there any left at noon?',
  'It smells all the way to the corner.',
  'Do you ship to Bruges?',
  'Best in town.',
  'My children ate half of it on the way home.',
];

const answerEvery = 23 * 60_000;

/** A person by handle or DID. */
export function findPerson(name: string): Person | undefined {
  if (isOwner(name)) return owner;
  const given = name.toLowerCase();
  return neighbours.find(({ did, handle }) => did === given || handle === given);
}

function indexed(author: Person, value: PostRecord, at: number, last: number): IndexedPost {
  const rkey = tidOf(at, last);
  const uri = `at://${author.did}/${postCollection}/${rkey}`;
  return { uri, rkey, cid: recordId(value), author, value, indexedAt: at };
}

/** What a neighbour posted, long before the owner came. */
export function postsOf(author: Person): readonly IndexedPost[] {
  const place = neighbours.findIndex(({ did }) => did === author.did);
  const text = ownPosts[place];
  if (text === undefined) return [];
  const at = Date.UTC(2026, 4, 2 + place, 8, 30);
  return [indexed(author, { $type: postCollection, text, createdAt: new Date(at).toISOString() }, at, place)];
}

/** What neighbours have answered to a post of the owner by `now`: plausible, the same on every run. */
export function answersTo(post: IndexedPost, now: number): readonly IndexedPost[] {
  const wanted = Math.floor(5 * chanceOf(`${post.uri}:answers`));
  const arrived = Math.min(wanted, Math.floor((now - post.indexedAt) / answerEvery));
  return Array.from({ length: Math.max(0, arrived) }, (_, index) => {
    const at = post.indexedAt + (index + 1) * answerEvery;
    const ref = { uri: post.uri, cid: post.cid };
    const chosen = Math.floor(chanceOf(`${post.uri}:${index}`) * answers.length);
    const author = neighbours[(chosen + index) % neighbours.length] ?? neighbours[0];
    const value = {
      $type: postCollection,
      text: answers[chosen] ?? '',
      createdAt: new Date(at).toISOString(),
      reply: { root: ref, parent: ref },
    } as const;
    return indexed(author, value, at, index);
  });
}
