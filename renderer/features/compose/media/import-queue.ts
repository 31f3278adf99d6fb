import type { ErrorCode } from '../../../../shared/errors.ts';
import type { MediaAsset } from '../../../../shared/model/media.ts';
import type { EditTarget } from '../draft/edit-draft.ts';

/** Where the bytes of a file to bring in are. */
export type ImportSource =
  | { readonly kind: 'path'; readonly path: string }
  /** Pasted, or dropped from a page: it has no path until the host keeps it. */
  | {
      readonly kind: 'bytes';
      /** Null when the bytes cannot be read any more. */
      readonly read: () => Promise<ArrayBuffer | null>;
      readonly mime: string;
    };

/** A file on its way in, or refused; it leaves the list once it is in the library or its owner dismissed it. */
export interface ImportItem {
  readonly id: string;
  readonly fileName: string;
  readonly target: EditTarget;
  readonly state:
    | { readonly kind: 'waiting' | 'importing' }
    | { readonly kind: 'refused'; readonly code: ErrorCode };
}

export type ImportOutcome =
  | { readonly imported: true; readonly asset: MediaAsset }
  | { readonly imported: false; readonly code: ErrorCode };

export interface ImportQueueSetting {
  readonly importFile: (path: string, fileName: string) => Promise<ImportOutcome>;
  readonly keepPasted: (bytes: ArrayBuffer, mime: string) => Promise<string | null>;
  readonly onImported: (asset: MediaAsset, target: EditTarget) => void;
}

export interface ImportQueue {
  readonly add: (
    files: readonly { readonly fileName: string; readonly source: ImportSource }[],
    target: EditTarget,
  ) => void;
  readonly retry: (id: string) => void;
  readonly dismiss: (id: string) => void;
  readonly items: () => readonly ImportItem[];
  readonly subscribe: (listener: () => void) => () => void;
}

/** The most bytes that the host keeps of a pasted picture (bridge `keepPasted`). */
const maxPasted = 50_000_000;

/** Brings files in one after the other, in the order they came; a refused one stays to say why and stops nothing. */
export function createImportQueue({ importFile, keepPasted, onImported }: ImportQueueSetting): ImportQueue {
  const listeners = new Set<() => void>();
  const sources = new Map<string, ImportSource>();
  let items: readonly ImportItem[] = [];
  let working = false;
  let counted = 0;

  const become = (next: readonly ImportItem[]): void => {
    items = next;
    for (const listener of listeners) listener();
  };
  const mark = (id: string, state: ImportItem['state']): void =>
    become(items.map((item) => (item.id === id ? { ...item, state } : item)));
  const drop = (id: string): void => {
    sources.delete(id);
    become(items.filter((item) => item.id !== id));
  };

  const bringIn = async (item: ImportItem, source: ImportSource): Promise<ImportOutcome> => {
    if (source.kind === 'path') return importFile(source.path, item.fileName);
    const bytes = await source.read();
    if (bytes === null) return { imported: false, code: 'media-unreadable' };
    if (bytes.byteLength === 0) return { imported: false, code: 'media-empty' };
    if (bytes.byteLength > maxPasted) return { imported: false, code: 'media-too-large' };
    const path = await keepPasted(bytes, source.mime);
    return path === null ? { imported: false, code: 'media-unsupported' } : importFile(path, item.fileName);
  };

  const work = async (): Promise<void> => {
    if (working) return;
    working = true;
    for (let next = nextWaiting(items); next !== undefined; next = nextWaiting(items)) {
      const item = next;
      mark(item.id, { kind: 'importing' });
      const source = sources.get(item.id);
      const outcome: ImportOutcome =
        source === undefined ? { imported: false, code: 'media-missing' } : await bringIn(item, source);
      if (!outcome.imported) mark(item.id, { kind: 'refused', code: outcome.code });
      else if (items.some(({ id }) => id === item.id)) {
        onImported(outcome.asset, item.target);
        drop(item.id);
      }
    }
    working = false;
  };

  return {
    add: (files, target) => {
      const added = files.map(({ fileName, source }): ImportItem => {
        counted += 1;
        const id = `import-${counted}`;
        sources.set(id, source);
        return { id, fileName, target, state: { kind: 'waiting' } };
      });
      become([...items, ...added]);
      void work();
    },
    retry: (id) => {
      mark(id, { kind: 'waiting' });
      void work();
    },
    dismiss: drop,
    items: () => items,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function nextWaiting(items: readonly ImportItem[]): ImportItem | undefined {
  return items.find(({ state }) => state.kind === 'waiting');
}
