import type {
  ColumnMeaning,
  DateOrder,
  RowFault,
  RowFaultCode,
  RowNote,
} from '../../../../shared/model/bulk.ts';
import { soonestMinutes } from '../../../../shared/model/bulk.ts';
import { readDay, readTime, splitMoment } from '../../domain/bulk/row-moment.ts';
import { resolveWallTime } from '../../domain/wall-time.ts';
import { isZone, localTime } from '../../domain/zone-clock.ts';
import type { AccountRow } from '../../store/repositories/accounts.ts';
import type { PostTime } from '../../store/repositories/posts.ts';
import type { ImportAccounts } from './import-accounts.ts';

/** What a row says, before its networks are asked. */
export interface ReadRow {
  readonly row: number;
  readonly text: string;
  readonly accounts: readonly AccountRow[];
  readonly time: PostTime | null;
  /** It says no time, and waits for the next free slot. */
  readonly queue: boolean;
  readonly link: string | null;
  readonly firstComment: string | null;
  readonly media: readonly { readonly file: string; readonly alt: string }[];
}

/** What reading a row needs to know. */
export interface RowReading {
  readonly headings: readonly string[];
  readonly columns: readonly ColumnMeaning[];
  readonly dateOrder: DateOrder | null;
  readonly zone: string;
  readonly now: number;
  readonly accounts: ImportAccounts;
  readonly usually: readonly AccountRow[];
}

export interface RowFindings {
  readonly faults: RowFault[];
  readonly notes: RowNote[];
}

const longestValue = 60;

/** Reads one row; null where it has a fault, which is added to `findings`. */
export function readRow(
  cells: readonly string[],
  row: number,
  reading: RowReading,
  findings: RowFindings,
): ReadRow | null {
  const before = findings.faults.length;
  const cell = (meaning: ColumnMeaning): string => {
    const at = reading.columns.indexOf(meaning);
    return at === -1 ? '' : withoutGuard(cells[at] ?? '').trim();
  };
  const place = (meaning: ColumnMeaning, value: string | null) => {
    const at = reading.columns.indexOf(meaning);
    return {
      row,
      column: at === -1 ? null : (reading.headings[at] ?? null),
      value: value === null ? null : value.slice(0, longestValue),
    };
  };
  const fault = (code: RowFaultCode, meaning: ColumnMeaning, value: string | null = null): void => {
    findings.faults.push({ code, ...place(meaning, value) });
  };

  const text = cell('text');
  const media = filesOf(cell('media'), cell('alt-text'));
  if (text === '' && media.length === 0) fault('text-missing', 'text');
  const link = linkOf(cell('link'));
  if (link === undefined) fault('link-unreadable', 'link', cell('link'));
  const status = statusOf(cell('status'));
  if (status === undefined) fault('status-unknown', 'status', cell('status'));
  const accounts = accountsOf(cell('accounts'), reading, fault);
  const queue =
    status === 'queued' &&
    ['moment', 'date', 'time'].every((meaning) => cell(meaning as ColumnMeaning) === '');
  const time = status === 'draft' || queue ? null : timeOf(cell, reading, status, fault);
  if (time !== null && time.note !== 'exact') {
    const code = time.note === 'first-of-two' ? 'clock-twice' : 'clock-gap';
    findings.notes.push({
      code,
      ...place(reading.columns.includes('moment') ? 'moment' : 'time', time.local),
    });
  }
  if (findings.faults.length > before || link === undefined) return null;
  return {
    row,
    text,
    accounts,
    time: time === null ? null : { local: time.local, zone: time.zone, at: time.at, queued: time.queued },
    queue,
    link,
    firstComment: cell('first-comment') === '' ? null : cell('first-comment'),
    media,
  };
}

/** A sheet keeps `=`, `+`, `-` and `@` from being a formula by an apostrophe before them (as Kaizup's own file does). */
const withoutGuard = (text: string): string => (/^'[=+\-@\t]/.test(text) ? text.slice(1) : text);

function filesOf(media: string, alt: string): readonly { file: string; alt: string }[] {
  const alts = alt.split('|').map((words) => words.trim());
  return media
    .split(/[|\n]/)
    .map((file) => file.trim())
    .filter((file) => file !== '')
    .map((file, index) => ({ file, alt: alts[index] ?? '' }));
}

function linkOf(text: string): string | null | undefined {
  if (text === '') return null;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url?.protocol === 'https:' || url?.protocol === 'http:' ? text : undefined;
}

type Status = 'draft' | 'planned' | 'queued';

function statusOf(text: string): Status | undefined {
  switch (text.toLowerCase()) {
    case 'draft':
    case 'brouillon':
      return 'draft';
    case '':
    case 'scheduled':
    case 'planned':
    case 'planifie':
    case 'planifié':
    case 'programmé':
    case 'programme':
      return 'planned';
    case 'queue':
    case 'queued':
    case 'file':
      return 'queued';
    default:
      return undefined;
  }
}

type Fault = (code: RowFaultCode, meaning: ColumnMeaning, value?: string | null) => void;

function accountsOf(cell: string, { accounts, usually }: RowReading, fault: Fault): readonly AccountRow[] {
  const names = accounts.names(cell);
  const found = new Set<AccountRow>();
  for (const name of names) {
    const account = accounts.find(name);
    if (account === 'unknown') fault('account-unknown', 'accounts', name);
    else if (account === 'several') fault('account-ambiguous', 'accounts', name);
    else if (account.status !== 'connected') fault('account-not-ready', 'accounts', name);
    else found.add(account);
  }
  if (names.length > 0) return [...found];
  if (usually.length === 0) fault('account-missing', 'accounts');
  return usually;
}

type ReadTime = PostTime & {
  readonly queued: boolean;
  readonly note: 'exact' | 'first-of-two' | 'moved-past-gap';
};

function timeOf(
  cell: (meaning: ColumnMeaning) => string,
  { columns, dateOrder, zone: usual, now }: RowReading,
  status: Status | undefined,
  fault: Fault,
): ReadTime | null {
  const zone = cell('zone') === '' ? usual : cell('zone');
  if (!isZone(zone)) return (fault('zone-unknown', 'zone', zone), null);
  const inOne = columns.includes('moment') && cell('moment') !== '';
  const moment = inOne ? splitMoment(cell('moment')) : { day: cell('date'), time: cell('time') };
  const place = inOne ? 'moment' : 'date';
  if ('instant' in moment) {
    return judged({ local: localTime(moment.instant, zone), zone }, status, now, place, fault);
  }
  if (moment.day === '') return (fault('date-missing', columns.includes('moment') ? 'moment' : 'date'), null);
  const day = readDay(moment.day, dateOrder);
  if (day === undefined) return (fault('date-unreadable', place, moment.day), null);
  if (day === 'ambiguous') return (fault('date-ambiguous', place, moment.day), null);
  if (moment.time === '') return (fault('time-missing', inOne ? 'moment' : 'time'), null);
  const time = readTime(moment.time);
  if (time === undefined) return (fault('time-unreadable', inOne ? 'moment' : 'time', moment.time), null);
  return judged({ local: `${day.day}T${time}`, zone }, status, now, place, fault);
}

function judged(
  wall: { readonly local: string; readonly zone: string },
  status: Status | undefined,
  now: number,
  place: ColumnMeaning,
  fault: Fault,
): ReadTime | null {
  const resolved = resolveWallTime(wall);
  if (resolved === undefined) return (fault('date-unreadable', place, wall.local), null);
  if (resolved.at < now + soonestMinutes * 60_000) return (fault('too-soon', place, wall.local), null);
  return { ...wall, at: resolved.at, queued: status === 'queued', note: resolved.note };
}
