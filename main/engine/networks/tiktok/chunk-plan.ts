/** How a video is cut for sending. Sizes in bytes. */
export interface ChunkPlan {
  readonly chunkSize: number;
  readonly count: number;
}

/** A part of the file; `end` is exclusive. */
export interface Chunk {
  readonly start: number;
  readonly end: number;
}

/**
 * 10 MB is inside the limits (5 to 64 MB, up to 1000 chunks) in both readings of "MB", and keeps small what the one
 * publishing call has to carry.
 */
const preferredSize = 10_000_000;

/** The plan for a file: the count is rounded down, so the last chunk carries the remainder (contract T5). */
export function planChunks(bytes: number): ChunkPlan {
  const count = Math.floor(bytes / preferredSize);
  return count < 2 ? { chunkSize: bytes, count: 1 } : { chunkSize: preferredSize, count };
}

/** Chunk `index` of a plan. */
export function chunkAt(plan: ChunkPlan, bytes: number, index: number): Chunk {
  const start = index * plan.chunkSize;
  return { start, end: index === plan.count - 1 ? bytes : start + plan.chunkSize };
}

/** Which chunk comes after `offset` bytes: `count` when all are there, undefined when the offset lies within a chunk. */
export function nextChunk(plan: ChunkPlan, bytes: number, offset: number): number | undefined {
  if (offset === bytes) return plan.count;
  const index = offset / plan.chunkSize;
  return Number.isInteger(index) && index < plan.count ? index : undefined;
}

/** Bytes that the server has, from the `content-range` of its reply; undefined when it does not say. */
export function receivedBytes(contentRange: string | undefined): number | undefined {
  if (/^bytes \*\/\d+$/.test(contentRange ?? '')) return 0;
  const match = /^bytes (\d+)-(\d+)\/\d+$/.exec(contentRange ?? '');
  return match === null || match[1] !== '0' ? undefined : Number(match[2]) + 1;
}
