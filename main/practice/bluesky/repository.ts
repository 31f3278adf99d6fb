import type { PracticeSetting } from '../kit/practice-network.ts';
import type { Blobs } from './blobs.ts';
import { recordId } from './content-id.ts';
import { invalidRequest, XrpcError } from './errors.ts';
import { owner } from './owner.ts';
import { blobsIn, type PostRecord, readPostRecord, requireBlobs } from './post-record.ts';
import { tidOf, tidShape } from './tid.ts';

/** A record under its key. */
export interface StoredRecord {
  readonly uri: string;
  readonly rkey: string;
  readonly cid: string;
  readonly value: PostRecord;
  readonly indexedAt: number;
}

/** A new state of the repository. */
export interface Commit {
  readonly cid: string;
  readonly rev: string;
}

/** What a put came to; without a commit nothing changed. */
export interface PutResult {
  readonly record: StoredRecord;
  readonly commit: Commit | null;
}

/** The owner's posts. */
export interface Repository {
  /** `swapRecord`: undefined = whatever is there, null = nothing must be there, else the CID that must be there. */
  put(rkey: string, value: unknown, swapRecord: string | null | undefined): PutResult;
  get(rkey: string): StoredRecord | undefined;
  /** True when there was something to delete. */
  delete(rkey: string): Commit | null;
  /** By key, newest first. */
  list(): readonly StoredRecord[];
}

export const postCollection = 'app.bsky.feed.post';

/** Opens the repository on the practice world. */
export function createRepository({ world, clock }: PracticeSetting, blobs: Blobs): Repository {
  const records = world.collection<StoredRecord>('bluesky.posts');

  function commit(): Commit {
    const rev = tidOf(clock.now(), Number(world.numericId(3)));
    return { cid: recordId({ rev, did: owner.did }), rev };
  }

  return {
    put(rkey, value, swapRecord) {
      if (!tidShape.test(rkey)) throw invalidRequest('Invalid record key: must be a valid tid');
      const post = readPostRecord(value);
      const cid = recordId(post);
      const present = records.get(rkey);
      // A repeated put of the very same record changes nothing, whatever it expected (contract §1, "Publish").
      if (present?.cid === cid) return { record: present, commit: null };
      const mustBeAbsent = swapRecord === null && present !== undefined;
      const mustMatch = typeof swapRecord === 'string' && present?.cid !== swapRecord;
      if (mustBeAbsent || mustMatch) {
        throw new XrpcError(400, 'InvalidSwap', `Record was at ${present?.cid ?? 'null'}`);
      }
      requireBlobs(post, blobs);
      blobs.refer(blobsIn(post).map((blob) => blob.ref.$link));
      const uri = `at://${owner.did}/${postCollection}/${rkey}`;
      const indexedAt = present?.indexedAt ?? clock.now();
      const record = records.put(rkey, { uri, rkey, cid, value: post, indexedAt });
      return { record, commit: commit() };
    },
    get: (rkey) => records.get(rkey),
    delete: (rkey) => (records.delete(rkey) ? commit() : null),
    list: () => records.all().toSorted((one, other) => (one.rkey < other.rkey ? 1 : -1)),
  };
}
