import type { Holdings, Printable, WrittenKind } from '../../../../shared/model/rights.ts';
import type { Locale } from '../../../../shared/model/settings.ts';
import { ExpectedError } from '../../expected-error.ts';
import { refusalOfFile } from './file-refusals.ts';
import type { Events } from '../../events.ts';
import type { Facts } from '../../store/repositories/facts.ts';
import type { ImportedArchive } from './archive/import-archive.ts';
import type { ArchiveSource } from './archive/write-archive.ts';
import type { RecordSource } from './register/record.ts';
import type { AuditLog } from './audit-log.ts';
import { readHoldings } from './holdings.ts';

export interface DataCopyParts extends ArchiveSource {
  readonly facts: Facts;
  readonly audit: AuditLog;
  readonly events: Events;
  ownerProfile(): RecordSource['controller'];
  logMonths(): number;
  /** Rows of another installation are here, with times that its zone data gave. */
  cameIn(): void;
}

/** Sheets to be printed, in their order. */
export interface PrintableSheets {
  readonly title: string;
  readonly sheets: readonly string[];
}

/** What is held, as a copy to read (access) or to take elsewhere (portability). Keeps D9, D10. */
export interface DataCopies {
  holdings(): Holdings;
  /** Writes a copy to `path`, which the owner picked. */
  write(
    kind: Exclude<WrittenKind, 'register'>,
    path: string,
  ): Promise<{ readonly rows: number; readonly bytes: number }>;
  /** Writes the record of processing activities to `path`, for programs. */
  writeRegister(path: string): Promise<void>;
  /** Writes what is to be printed into `folder`, which is the host's. */
  print(what: Printable, folder: string): Promise<PrintableSheets>;
  /** Takes an archive into a profile in which nothing was made yet. */
  bringIn(path: string): Promise<ImportedArchive>;
}

/** Creates what writes and reads copies. What they need is loaded when one is asked for: it is seldom. */
export function createDataCopies(parts: DataCopyParts): DataCopies {
  const { facts, audit, events } = parts;
  const locale = (): Locale => (facts.get('locale') === 'fr' ? 'fr' : 'en');
  let busy = false;

  /** One copy at a time: two would only fight for the disk. */
  async function alone<T>(work: () => Promise<T>): Promise<T> {
    if (busy) throw new ExpectedError('copy-under-way', {}, true);
    busy = true;
    try {
      return await work();
    } catch (error) {
      throw refusalOfFile(error) ?? error;
    } finally {
      busy = false;
    }
  }

  async function writeArchive(path: string) {
    const [{ writeArchive }, { archiveReadme }] = await Promise.all([
      import('./archive/write-archive.ts'),
      import('./copy/archive-readme.ts'),
    ]);
    return writeArchive(parts, path, archiveReadme(locale()));
  }

  async function writePage(path: string) {
    const { writeReadableCopy } = await import('./copy/readable-copy.ts');
    return writeReadableCopy(parts, path, locale());
  }

  const recordSource = (): RecordSource => ({
    controller: parts.ownerProfile(),
    logMonths: parts.logMonths(),
    now: parts.clock.now(),
  });

  async function printCopy(folder: string): Promise<PrintableSheets> {
    const { writePrintableCopy } = await import('./copy/readable-copy.ts');
    const { rows, title, sheets } = await writePrintableCopy(parts, folder, locale());
    audit.add('data-viewed', 'owner', null, { rows });
    return { title, sheets };
  }

  async function printRecord(folder: string): Promise<PrintableSheets> {
    const { writePrintableRecord } = await import('./register/write-record.ts');
    return writePrintableRecord(recordSource(), folder, locale());
  }

  return {
    holdings: () => readHoldings(parts),
    write: (kind, path) =>
      alone(async () => {
        const { rows, bytes } = await (kind === 'archive' ? writeArchive(path) : writePage(path));
        audit.add(kind === 'archive' ? 'data-exported' : 'data-viewed', 'owner', null, { rows, bytes });
        return { rows, bytes };
      }),
    writeRegister: (path) =>
      alone(async () => {
        const { writeRecord } = await import('./register/write-record.ts');
        await writeRecord(recordSource(), path, locale());
      }),
    print: (what, folder) => alone(() => (what === 'copy' ? printCopy(folder) : printRecord(folder))),
    bringIn: (path) =>
      alone(async () => {
        const { importArchive } = await import('./archive/import-archive.ts');
        const came = await importArchive(parts, path);
        parts.cameIn();
        audit.add('data-imported', 'owner', null, { ...came });
        events.changes.emit({ topics: ['app', 'accounts', 'posts', 'activity'] });
        return came;
      }),
  };
}
