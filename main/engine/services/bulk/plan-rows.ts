import Papa from 'papaparse';
import type { Draft } from '../../../../shared/model/post.ts';
import type { AccountRow } from '../../store/repositories/accounts.ts';
import type { PostRow } from '../../store/repositories/posts.ts';

/** The columns of a plan as a file; the import knows them by these names. */
export const planColumns = [
  'date',
  'time',
  'zone',
  'status',
  'accounts',
  'text',
  'link',
  'first_comment',
  'alt_text',
  'media',
] as const;

/** Between accounts, pictures and their descriptions in a cell. */
const between = ' | ';

/** Spreadsheets would take what begins like this for a formula (OWASP, "CSV Injection"); the import takes the apostrophe off again. */
const guarded = (cell: string): string => (/^[=+\-@\t]/.test(cell) ? `'${cell}` : cell);

/** How far a post is. What is out or did not go out at its time is no plan: the import does not take it for one. */
export type PlanStatus = 'draft' | 'queue' | 'scheduled' | 'published' | 'not-published';

/** One post as a row, its cells in the order of `planColumns`. */
export function planRow(
  post: PostRow,
  draft: Draft,
  status: PlanStatus,
  accountOf: (id: string) => AccountRow | undefined,
  fileNameOf: (assetId: string) => string,
): readonly string[] {
  const [date = '', time = ''] = post.local_time?.split('T') ?? [];
  const accounts = draft.variants.flatMap(({ accountId }) => accountOf(accountId) ?? []);
  const options = draft.variants.flatMap((variant) => variant.options ?? []);
  const media = draft.media.length > 0 ? draft.media : (draft.variants[0]?.media ?? []);
  return [
    date,
    time,
    post.zone ?? '',
    status,
    accounts.map(({ network, handle, name }) => `${network}:${handle ?? name}`).join(between),
    draft.text === '' ? (draft.variants[0]?.text ?? '') : draft.text,
    options.find(({ link }) => link !== null)?.link?.url ?? '',
    options.find(({ firstComment }) => firstComment !== null)?.firstComment ?? '',
    media.map(({ alt }) => alt.replaceAll('|', '/')).join(between),
    media.map(({ assetId }) => fileNameOf(assetId)).join(between),
  ].map(guarded);
}

/** Rows as a sheet reads them (RFC 4180), each ended. */
export function asLines(rows: readonly (readonly string[])[]): string {
  return rows.length === 0
    ? ''
    : `${Papa.unparse(
        rows.map((row) => [...row]),
        { newline: '\r\n' },
      )}\r\n`;
}
