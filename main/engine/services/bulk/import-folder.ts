import { stat } from 'node:fs/promises';
import { isAbsolute, join, normalize, sep } from 'node:path';
import { errorCodeOf } from '../../store/open-database.ts';

/** The folder of a file of posts: what its rows name as pictures lies there, and nowhere else. */
export interface ImportFolder {
  /** `outside`: a file from elsewhere may have come with somebody else's rows, and is not opened. */
  look(file: string): Promise<'there' | 'missing' | 'outside'>;
  /** Full path of what is there. */
  pathOf(file: string): string;
}

/** The folder at `path`; what was looked for is remembered. */
export function importFolder(path: string): ImportFolder {
  const seen = new Map<string, Promise<'there' | 'missing' | 'outside'>>();

  async function look(file: string): Promise<'there' | 'missing' | 'outside'> {
    const plain = normalize(file.replaceAll('\\', '/'));
    if (isAbsolute(plain) || plain.startsWith('..') || /^[a-z][a-z0-9+.-]*:/i.test(file)) return 'outside';
    try {
      return (await stat(join(path, plain))).isFile() ? 'there' : 'missing';
    } catch (error) {
      if (errorCodeOf(error) === '') throw error;
      return 'missing';
    }
  }

  return {
    look(file) {
      const known = seen.get(file) ?? look(file);
      seen.set(file, known);
      return known;
    },
    pathOf: (file) => join(path, normalize(file.replaceAll('\\', '/')).split(sep).join(sep)),
  };
}
