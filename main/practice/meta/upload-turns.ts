const turns = new Map<string, Promise<unknown>>();

/**
 * Runs work on one upload after the work that came before it: a client that lost its connection may be back
 * while the bytes of the lost one are still being written, and its offset must be judged after them.
 */
export async function inTurn<T>(uploadId: string, work: () => Promise<T>): Promise<T> {
  const before = turns.get(uploadId) ?? Promise.resolve();
  const mine = before.then(work, work);
  turns.set(uploadId, mine);
  try {
    return await mine;
  } finally {
    if (turns.get(uploadId) === mine) turns.delete(uploadId);
  }
}
