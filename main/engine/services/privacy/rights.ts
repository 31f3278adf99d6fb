import type { Facts } from '../../store/repositories/facts.ts';
import { createErasures } from '../../store/repositories/erasures.ts';
import { createTemplateStore } from '../../store/repositories/templates.ts';
import { createDataCopies, type DataCopies, type DataCopyParts } from './data-copies.ts';
import { eraseEverything } from './erasure/erase-everything.ts';
import { eraseProfile } from './erasure/erase-profile.ts';
import { createErasureDesk, type ErasureDesk, type ErasureParts } from './erasure/erasure.ts';

export interface RightsParts
  extends DataCopyParts,
    Omit<ErasureParts, 'erasures' | 'templates' | 'eraseEverything'> {
  readonly facts: Facts;
  readonly profile: string;
  /** Stops what is under way, which has `deadlineMs` to end. */
  stopWork(deadlineMs: number): Promise<void>;
  /** Erases what Kaizup keeps outside of the profile. */
  eraseOutside(): Promise<void>;
  /** Lets the last work end and closes the database. */
  close(): Promise<void>;
  /** The profile is empty. */
  erased(): void;
}

/** What the owner may ask of the data that is held: copies of it, and its erasure. */
export interface Rights {
  readonly copies: DataCopies;
  readonly erasure: ErasureDesk;
}

/** Creates the rights desk of an engine. */
export function createRights(parts: RightsParts): Rights {
  async function emptyProfile(): Promise<void> {
    await parts.close();
    eraseProfile(parts.profile);
    parts.erased();
  }
  return {
    copies: createDataCopies(parts),
    erasure: createErasureDesk({
      ...parts,
      erasures: createErasures(parts.store),
      templates: createTemplateStore(parts.store),
      eraseEverything: (row) => eraseEverything({ ...parts, emptyProfile }, row),
    }),
  };
}
