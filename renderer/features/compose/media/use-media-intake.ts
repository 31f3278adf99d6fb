import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Bridge } from '../../../../shared/bridge.ts';
import { callErrorOf, engine } from '../../../app/engine-client.ts';
import type { DraftStore } from '../draft/draft-store.ts';
import { addMedia, type EditTarget } from '../draft/edit-draft.ts';
import { createImportQueue, type ImportItem, type ImportQueue, type ImportSource } from './import-queue.ts';

/** How files come into a post: picked, dropped or pasted. */
export interface MediaIntake {
  readonly queue: ImportQueue;
  readonly pick: (target: EditTarget) => Promise<void>;
  /** True when there was something to take. */
  readonly take: (data: DataTransfer, target: EditTarget) => boolean;
}

/** The intake of one draft. */
export function useMediaIntake(store: DraftStore, bridge: Bridge): MediaIntake {
  const [intake] = useState((): MediaIntake => {
    const queue = createImportQueue({
      importFile: async (path, fileName) => {
        try {
          return { imported: true, asset: await engine.media.importFile({ path, fileName }) };
        } catch (error) {
          return { imported: false, code: callErrorOf(error).code };
        }
      },
      keepPasted: (bytes, mime) => bridge.keepPasted(bytes, mime),
      onImported: (asset, target) => {
        store.knowAssets([asset]);
        store.edit((draft) => addMedia(draft, target, [asset.id]));
      },
    });
    return {
      queue,
      pick: async (target) => {
        const paths = await bridge.pickMedia();
        queue.add(
          paths.map((path) => ({ fileName: baseName(path), source: { kind: 'path', path } })),
          target,
        );
      },
      take: (data, target) => {
        const files = [...data.files];
        queue.add(
          files.map((file) => ({ fileName: file.name.slice(0, 400), source: sourceOf(file, bridge) })),
          target,
        );
        return files.length > 0;
      },
    };
  });

  useEffect(() => {
    // A file dropped beside the target must not open in the window.
    const refuse = (event: DragEvent): void => {
      if (event.dataTransfer?.types.includes('Files') === true) event.preventDefault();
    };
    window.addEventListener('dragover', refuse);
    window.addEventListener('drop', refuse);
    return () => {
      window.removeEventListener('dragover', refuse);
      window.removeEventListener('drop', refuse);
    };
  }, []);

  return intake;
}

/** Files on their way in, and those that were refused. */
export function useImports(queue: ImportQueue): readonly ImportItem[] {
  return useSyncExternalStore(queue.subscribe, queue.items);
}

function sourceOf(file: File, bridge: Bridge): ImportSource {
  const path = bridge.pathOfFile(file);
  return path === null
    ? { kind: 'bytes', mime: file.type, read: () => file.arrayBuffer().catch(() => null) }
    : { kind: 'path', path };
}

function baseName(path: string): string {
  return (path.split(/[\\/]/u).at(-1) ?? path).slice(0, 400);
}
