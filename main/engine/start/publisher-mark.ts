import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import type { OtherPublisher } from '../../../shared/model/other-publisher.ts';
import { z } from '../../../shared/zod.ts';
import { writeWhole } from '../../vault/write-whole.ts';
import type { PublisherMark } from '../services/publishing/publishing-place.ts';
import { diskCauseOf } from '../store/disk.ts';
import { errorCodeOf } from '../store/open-database.ts';
import { type Machine, thisMachine } from './machine-id.ts';

/** Beside the database: the machine that publishes from this profile, and the folder that it does so from. */
export const markFile = 'publisher.json';

const markText = z.object({ machine: z.string(), name: z.string(), folder: z.string() });

/** The mark of the profile in `folder`, which is there. Every starter of an engine that publishes reads it first and leaves its own. */
export function publisherMark(folder: string, machine: Machine = thisMachine()): PublisherMark {
  const path = join(folder, markFile);
  const here = { ...machine, folder: realpathSync(folder) };
  let isOurs = false;

  function read(): OtherPublisher | null {
    if (!existsSync(path)) return null;
    const parsed = markText.safeParse(parseJson(readFileSync(path, 'utf8')));
    if (!parsed.success) return { kind: 'unknown' };
    const found = parsed.data;
    if (found.machine !== here.machine) return { kind: 'machine', name: found.name };
    if (found.folder !== here.folder) return { kind: 'folder', folder: found.folder };
    isOurs = true;
    return null;
  }

  let other = read();
  return {
    get other() {
      return other;
    },
    leave() {
      // A full disk is no reason to stop a publisher whose mark is there already.
      if (!isOurs) writeWhole(path, JSON.stringify(here));
      isOurs = true;
      other = null;
    },
  };
}

/** Why a file of a profile could not be written; what is no matter of the disk or its rights is a bug. */
export function writeProblemOf(error: unknown): 'disk-full' | 'profile-read-only' {
  if (diskCauseOf(error) === 'full') return 'disk-full';
  if (diskCauseOf(error) === 'failing' || ['EACCES', 'EPERM', 'EIO', 'EFBIG'].includes(errorCodeOf(error)))
    return 'profile-read-only';
  throw error;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
