import type { PracticeSetting } from '../kit/practice-network.ts';
import { figuresOf, type PostFigures } from './figures.ts';
import { answersTo, findPerson, type IndexedPost, postsOf } from './neighbours.ts';
import { owner } from './owner.ts';
import type { Repository, StoredRecord } from './repository.ts';

/** The index over everybody's posts, as the application of the network reads it. */
export interface NetworkIndex {
  find(uri: string): IndexedPost | undefined;
  /** Direct answers, oldest first. */
  answers(post: IndexedPost): readonly IndexedPost[];
  figures(post: IndexedPost): PostFigures;
  /** A person's posts, newest first; answers left out. */
  postsBy(did: string): readonly IndexedPost[];
}

/** Opens the index. */
export function createNetworkIndex({ clock }: PracticeSetting, repository: Repository): NetworkIndex {
  const ownersPost = ({ uri, rkey, cid, value, indexedAt }: StoredRecord): IndexedPost => ({
    uri,
    rkey,
    cid,
    author: owner,
    value,
    indexedAt,
  });
  const ownersPosts = (): readonly IndexedPost[] => repository.list().map(ownersPost);
  const isAnswer = ({ value }: IndexedPost): boolean => value.reply !== undefined;

  const index: NetworkIndex = {
    find(uri) {
      const [, did, , rkey] = /^at:\/\/([^/]+)\/([^/]+)\/([^/]+)$/.exec(uri) ?? [];
      const person = did === undefined ? undefined : findPerson(did);
      if (person === undefined) return undefined;
      if (person.did === owner.did) {
        const record = repository.get(rkey ?? '');
        return record?.uri === uri ? ownersPost(record) : undefined;
      }
      return [
        ...postsOf(person),
        ...ownersPosts()
          .filter((post) => !isAnswer(post))
          .flatMap((post) => answersTo(post, clock.now())),
      ].find((post) => post.uri === uri);
    },
    answers(post) {
      const written = post.author.did === owner.did && !isAnswer(post) ? answersTo(post, clock.now()) : [];
      const own = ownersPosts().filter(({ value }) => value.reply?.parent.uri === post.uri);
      return [...written, ...own].toSorted((one, other) => one.indexedAt - other.indexedAt);
    },
    figures(post) {
      return { ...figuresOf(post, clock.now()), replyCount: index.answers(post).length };
    },
    postsBy(did) {
      if (did === owner.did) return ownersPosts().filter((post) => !isAnswer(post));
      const person = findPerson(did);
      return person === undefined ? [] : postsOf(person);
    },
  };
  return index;
}
