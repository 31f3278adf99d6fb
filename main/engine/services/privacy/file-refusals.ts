import { ExpectedError } from '../../expected-error.ts';
import { errorCodeOf } from '../../store/open-database.ts';

/**
 * How a system says that the place itself will not do: closed, gone, a folder, in use by another program, on a disk that came
 * off or takes no file of this size.
 */
const refusals = [
  'EACCES',
  'EBUSY',
  'EEXIST',
  'EFBIG',
  'EIO',
  'EISDIR',
  'ELOOP',
  'ENAMETOOLONG',
  'ENOENT',
  'ENOTDIR',
  'ENOTEMPTY',
  'EPERM',
  'EROFS',
  'ETXTBSY',
  'EXDEV',
];

/** What the owner is told where the system refuses a file that they picked; undefined: this is something else. */
export function refusalOfFile(error: unknown): ExpectedError | undefined {
  const code = errorCodeOf(error);
  if (code === 'ENOSPC' || code === 'EDQUOT') return new ExpectedError('disk-full', {}, true);
  return refusals.includes(code) ? new ExpectedError('file-not-writable') : undefined;
}
