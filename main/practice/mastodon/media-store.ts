import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { probeMedia } from '../kit/media.ts';
import type { MultipartFile } from '../kit/multipart.ts';
import type { PracticeSetting } from '../kit/practice-network.ts';
import { invalid } from './errors.ts';
import type { NextId } from './ids.ts';
import type { Instance } from './instances.ts';

/** An upload, and what became of it. */
export interface StoredMedia {
  readonly id: string;
  readonly type: 'image' | 'gifv' | 'video';
  readonly mime: string;
  readonly width: number;
  readonly height: number;
  readonly seconds: number | null;
  readonly digest: string;
  readonly description: string | null;
  readonly uploadedAt: number;
  /** When its processing is over; null: never. */
  readonly readyAt: number | null;
  readonly fails: boolean;
  /** The status, posted or scheduled, that it belongs to. */
  readonly attachedTo: string | null;
}

export type MediaState = 'processing' | 'ready' | 'failed';

/** The uploads of one server. */
export interface MediaStore {
  /** Looks at the bytes and keeps them, or refuses them (contract §2, "Media"). */
  add(file: MultipartFile, description: string): Promise<StoredMedia>;
  get(id: string): StoredMedia | undefined;
  stateOf(media: StoredMedia): MediaState;
  describe(media: StoredMedia, description: string): StoredMedia;
  attach(ids: readonly string[], to: string | null): void;
  path(id: string): string;
  /** Where an arriving file goes until it is known. */
  arrival(): string;
}

/** Videos take their time; pictures are ready at once. */
const videoProcessingMs = 4000;
/** Uploads that nothing refers to are swept away. */
const unusedLifeMs = 24 * 3_600_000;

/** Opens a server's uploads. */
export function createMediaStore(
  { world, clock, faults }: PracticeSetting,
  instance: Instance,
  nextId: NextId,
): MediaStore {
  const store = world.collection<StoredMedia>(`mastodon.${instance.host}.media`);
  const { limits } = instance;
  const path = (id: string): string => join(world.blobFolder, `mastodon-${id}`);

  function get(id: string): StoredMedia | undefined {
    const media = store.get(id);
    if (media === undefined || media.attachedTo !== null || clock.now() < media.uploadedAt + unusedLifeMs) {
      return media;
    }
    store.delete(id);
    rmSync(path(id), { force: true });
    return undefined;
  }

  return {
    get,
    path,
    arrival: () => path(nextId()),
    async add({ path: from, bytes, digest, fileName }, description) {
      const probed = await probeMedia(from);
      if (probed.kind === 'unreadable' || !limits.mimeTypes.includes(probed.mime)) {
        throw invalid('File content type is invalid, File is invalid');
      }
      const still = probed.kind === 'image' && probed.mime !== 'image/gif';
      const maxBytes = still ? limits.imageBytes : limits.videoBytes;
      if (bytes > maxBytes) throw invalid(`File must be less than ${Math.floor(maxBytes / 1_048_576)} MB`);
      const size = `${probed.width}x${probed.height}`;
      const pixels = probed.width * probed.height;
      if (pixels > (probed.kind === 'image' ? limits.imagePixels : limits.videoPixels)) {
        throw invalid(`File ${size} ${probed.kind === 'image' ? 'images' : 'videos'} are not supported`);
      }
      if (probed.kind === 'video' && probed.framesPerSecond > limits.frameRate + 0.5) {
        throw invalid(`File ${Math.round(probed.framesPerSecond)}fps videos are not supported`);
      }
      if (Array.from(description).length > limits.maxDescription) {
        throw invalid(`Description is too long (maximum is ${limits.maxDescription} characters)`);
      }
      const fault = faults.takeForContent(
        ['processing-error', 'processing-stuck'],
        `${fileName} ${description}`,
      );
      const slow = probed.kind === 'video' || probed.mime === 'image/gif' || fault !== undefined;
      const now = clock.now();
      const id = from.slice(path('').length);
      return store.put(id, {
        id,
        type: probed.kind === 'video' ? 'video' : probed.mime === 'image/gif' ? 'gifv' : 'image',
        mime: probed.mime,
        width: probed.width,
        height: probed.height,
        seconds: probed.kind === 'video' ? probed.seconds : null,
        digest,
        description: description === '' ? null : description,
        uploadedAt: now,
        readyAt: fault?.kind === 'processing-stuck' ? null : slow ? now + videoProcessingMs : now,
        fails: fault?.kind === 'processing-error',
        attachedTo: null,
      });
    },
    stateOf({ readyAt, fails }) {
      if (readyAt === null || clock.now() < readyAt) return 'processing';
      return fails ? 'failed' : 'ready';
    },
    describe: (media, description) => store.put(media.id, { ...media, description }),
    attach(ids, to) {
      for (const id of ids) {
        const media = store.get(id);
        if (media !== undefined) store.put(id, { ...media, attachedTo: to, uploadedAt: clock.now() });
      }
    },
  };
}

/** An upload as clients see it; `url` is null while it is worked on. */
export function mediaEntity(
  media: StoredMedia,
  state: MediaState,
  base: string,
): Readonly<Record<string, unknown>> {
  const url = `${base}/practice/media/${media.id}`;
  const { width, height } = media;
  const original = { width, height, size: `${width}x${height}`, aspect: width / height };
  return {
    id: media.id,
    type: media.type,
    url: state === 'ready' ? url : null,
    preview_url: media.type === 'image' ? url : null,
    remote_url: null,
    preview_remote_url: null,
    text_url: null,
    meta:
      state === 'ready'
        ? { original: { ...original, ...(media.seconds === null ? {} : { duration: media.seconds }) } }
        : null,
    description: media.description,
    blurhash: media.type === 'image' ? 'UBL_:rOpGG-oBUNG,qRj2so|=eE1w^n4S5NH' : null,
  };
}
