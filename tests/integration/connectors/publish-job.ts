import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type {
  ActingAccount,
  CommitOutcome,
  Line,
  MediaHandover,
  Network,
  Progress,
  PublishContent,
  PublishFile,
  PublishJob,
} from '../../../main/engine/networks/network.ts';
import { contentTypeOf } from '../../../shared/model/content-type.ts';
import type { TikTokOptions } from '../../../shared/model/post.ts';
import { defaultOptions } from '../../../shared/model/option-defaults.ts';
import type { PublishOptions } from '../../../shared/model/publish-options.ts';

/** A publication under test: its progress outlives the jobs that work on it, as the ledger's does. */
export interface TestPublication {
  readonly saves: readonly Progress[];
  readonly progress: Progress;
  /** A job for the next step, with what earlier steps saved. */
  job(change?: Partial<PublishJob>): PublishJob;
  /** Preparation and commit as the engine does them. */
  publish(network: Network): Promise<CommitOutcome>;
}

export interface TestPublicationParts {
  readonly line: Line;
  readonly account: ActingAccount;
  readonly text: string;
  readonly files?: readonly PublishFile[];
  readonly tiktok?: TikTokOptions;
  readonly options?: Partial<PublishOptions>;
  readonly cover?: PublishFile;
  readonly linkThumb?: PublishFile;
  readonly handOverAt?: number;
  /** For the networks that fetch files themselves. */
  readonly handover?: MediaHandover;
}

/** Creates a publication with nothing done yet. */
export function createPublication({
  line,
  account,
  text,
  files,
  tiktok,
  options,
  cover,
  linkThumb,
  handOverAt,
  handover,
}: TestPublicationParts): TestPublication {
  const list = files ?? [];
  const chosen = { ...defaultOptions, ...options };
  const content: PublishContent = {
    text,
    files: list,
    tiktok: tiktok ?? null,
    options: chosen,
    type: contentTypeOf({ options: chosen, kinds: list.map(({ kind }) => kind) }),
    cover: cover ?? null,
    linkThumb: linkThumb ?? null,
    handOverAt: handOverAt ?? null,
  };
  const saves: Progress[] = [];
  let committedAt: number | null = null;
  const latest = (): Progress => saves.at(-1) ?? {};
  const publication: TestPublication = {
    saves,
    get progress() {
      return latest();
    },
    job: (change) => ({
      ...line,
      account,
      content,
      handover: handover ?? { offer: () => Promise.reject(new Error('This network takes bytes')) },
      signal: new AbortController().signal,
      committedAt,
      progress: latest(),
      save(progress) {
        // The ledger keeps JSON: what does not survive it is lost here too.
        saves.push(JSON.parse(JSON.stringify(progress)) as Progress);
        return Promise.resolve();
      },
      report: () => undefined,
      wait: (milliseconds) => line.clock.wait(milliseconds),
      ...change,
    }),
    async publish(network) {
      const prepared = await network.prepare(publication.job());
      if (!prepared.ok) return { kind: 'rejected', failure: prepared.failure };
      await publication.job().save(prepared.value);
      committedAt = line.clock.now();
      return network.commit(publication.job());
    },
  };
  return publication;
}

/** An image or video on disk as a connector gets it. */
export async function publishFile(
  path: string,
  facts: Omit<PublishFile, 'path' | 'bytes' | 'durationMs' | 'alt' | 'fileName'> &
    Partial<Pick<PublishFile, 'durationMs' | 'alt' | 'fileName'>>,
): Promise<PublishFile> {
  const { size } = await stat(path);
  return { durationMs: null, alt: '', fileName: basename(path), ...facts, path, bytes: size };
}
