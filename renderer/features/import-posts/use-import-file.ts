import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CheckedFile, ImportedFile } from '../../../shared/contract/bulk.ts';
import type { ImportReading } from '../../../shared/model/bulk.ts';
import { engine, orpc } from '../../app/engine-client.ts';

/** What the owner made of a file, and what came of it. */
export interface ImportFile {
  readonly file: ImportedFile | null;
  readonly reading: ImportReading | null;
  /** The rows as they are read now; undefined until they have been checked. */
  readonly checked: CheckedFile | undefined;
  readonly isChecking: boolean;
  readonly error: unknown;
  readonly isOpening: boolean;
  readonly isRunning: boolean;
  /** The import that is done. */
  readonly done: { readonly importId: string; readonly posts: number } | undefined;
  open(path: string): void;
  read(change: Partial<ImportReading>): void;
  run(): void;
  forget(): void;
}

/** Opens a file, checks it anew with every change of how it is read, and makes its posts. */
export function useImportFile(): ImportFile {
  const [reading, setReading] = useState<ImportReading | null>(null);
  const opening = useMutation({
    mutationFn: (path: string) => engine.bulk.open({ path }),
    onSuccess: (file) => setReading(file.reading),
  });
  const file = opening.data ?? null;
  const input = { importId: file?.importId ?? '', reading: reading ?? emptyReading };
  const running = useMutation({ mutationFn: () => engine.bulk.run(input) });
  const checking = useQuery({
    ...orpc.bulk.check.queryOptions({ input }),
    enabled: file !== null && reading !== null && !running.isSuccess && !running.isPending,
    placeholderData: keepPreviousData,
    retry: false,
  });
  return {
    file,
    reading,
    checked: file === null ? undefined : checking.data,
    isChecking: checking.isFetching,
    error: opening.error ?? running.error ?? checking.error,
    isOpening: opening.isPending,
    isRunning: running.isPending,
    done: running.data,
    open(path) {
      running.reset();
      opening.mutate(path);
    },
    read: (change) => setReading((before) => (before === null ? null : { ...before, ...change })),
    run: () => running.mutate(),
    forget() {
      opening.reset();
      running.reset();
      setReading(null);
    },
  };
}

const emptyReading: ImportReading = { hasHeader: true, columns: [], dateOrder: null, accountIds: [] };
