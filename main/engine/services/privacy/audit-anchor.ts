import { createHmac, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from '../../../../shared/zod.ts';

const entry = z.object({ id: z.number().int(), digest: z.string() });
const anchorFile = z.object({
  /** The entry before the first one that is kept, and the newest. */
  root: entry,
  head: entry,
  mac: z.string(),
});

export interface Anchor {
  readonly root: z.infer<typeof entry>;
  readonly head: z.infer<typeof entry>;
}

/** Where the log begins and ends, kept in a file beside the database: without it, cutting the end off would leave no trace. */
export interface AuditAnchor {
  read(): Anchor | 'missing' | 'forged';
  /** Replaces the file whole or not at all. */
  write(anchor: Anchor): Promise<void>;
}

/** The anchor of a profile, authenticated with `key`. */
export function createAuditAnchor(profile: string, key: Buffer): AuditAnchor {
  const path = join(profile, 'audit.anchor');
  const macOf = ({ root, head }: Anchor): string =>
    createHmac('sha256', key)
      .update(JSON.stringify(['anchor', root.id, root.digest, head.id, head.digest]))
      .digest('hex');

  return {
    read() {
      let text: string;
      try {
        text = readFileSync(path, 'utf8');
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 'missing';
        throw error;
      }
      const parsed = anchorFile.safeParse(jsonOf(text));
      if (!parsed.success) return 'forged';
      const { root, head, mac } = parsed.data;
      const expected = Buffer.from(macOf({ root, head }));
      const found = Buffer.from(mac);
      return found.length === expected.length && timingSafeEqual(found, expected) ? { root, head } : 'forged';
    },
    async write(anchor) {
      const partial = `${path}.part`;
      await writeFile(partial, JSON.stringify({ ...anchor, mac: macOf(anchor) }), { mode: 0o600 });
      await rename(partial, path);
    },
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
