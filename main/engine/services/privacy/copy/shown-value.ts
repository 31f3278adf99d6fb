import type { I18n, MessageDescriptor } from '@lingui/core';
import { activitySentence } from '../../../../../shared/i18n/activity-sentences.ts';
import { awayWords } from '../../../../../shared/i18n/away-words.ts';
import { columnWords } from '../../../../../shared/i18n/column-words.ts';
import { copyWords as words } from '../../../../../shared/i18n/copy-words.ts';
import { failureMessages } from '../../../../../shared/i18n/failure-messages.ts';
import { networkNames } from '../../../../../shared/i18n/network-names.ts';
import { partWords } from '../../../../../shared/i18n/part-words.ts';
import { activityEntry } from '../../../../../shared/contract/overview.ts';
import { failure } from '../../../../../shared/model/failure.ts';
import { away } from '../../../../../shared/model/missed.ts';
import type { NetworkId } from '../../../../../shared/model/network.ts';
import { type ArchivedTableName, archivedTable } from '../archive/archived-tables.ts';
import { flag, isTime } from '../archive/columns.ts';
import type { Tables } from '../../../store/tables.ts';
import type { Row } from '../archive/read-rows.ts';
import { wordsOfCode } from './code-words.ts';
import { html, type Html, raw } from './html.ts';

/** How the copy speaks. */
export interface CopyLanguage {
  readonly i18n: I18n;
  readonly dates: Intl.DateTimeFormat;
  /** The network that a row is about, for sentences that name it. */
  networkOf(row: Row): NetworkId | undefined;
}

/** Each column's name. A column without a word does not compile. */
const named: Readonly<Record<ColumnOf<keyof Tables>, MessageDescriptor>> &
  Readonly<Record<string, MessageDescriptor>> = columnWords;

type ColumnOf<T extends keyof Tables> = T extends keyof Tables ? keyof Tables[T] & string : never;

/** What a column is called; a name of its own in one table goes before the name that it has everywhere. */
export function columnName(i18n: I18n, table: string, column: string): string {
  const word = named[`${table}.${column}`] ?? named[column];
  return word === undefined ? column.replaceAll('_', ' ') : i18n._(word);
}

/** A value as a person reads it: codes in words, instants as dates, and what has parts part by part. */
export function shownValue(language: CopyLanguage, table: ArchivedTableName, column: string, row: Row): Html {
  const value = row[column];
  const { i18n, dates } = language;
  const { row: schema } = archivedTable(table);
  if (typeof value === 'number') {
    if (isTime(schema, column)) return html`${dates.format(value)}`;
    if (schema.shape[column] === flag) return html`${i18n._(value === 1 ? words.yes : words.no)}`;
    return html`${ofNumber(i18n, table, column, value)}`;
  }
  if (table === 'activity' && column === 'kind') return html`${happened(i18n, row)}`;
  if (column === 'kept_back') return html`${awayWords(i18n, away.parse(value), (at) => dates.format(at))}`;
  return part({ ...language, network: () => language.networkOf(row), table }, column, value);
}

interface PartLanguage extends CopyLanguage {
  readonly table: ArchivedTableName;
  network(): NetworkId | undefined;
}

function ofNumber(i18n: I18n, table: string, column: string, value: number): string {
  if (column === 'adult' || column === 'professional') return i18n._(value === 1 ? words.yes : words.no);
  if (column === 'used_share') return i18n.number(value, { style: 'percent', maximumFractionDigits: 1 });
  if (table !== 'slot') return String(value);
  // The first of January of 2024 was a Monday; weekdays are counted from there, and minutes from midnight.
  const at = column === 'weekday' ? Date.UTC(2024, 0, value) : Date.UTC(2024, 0, 1, 0, value);
  const form: Intl.DateTimeFormatOptions =
    column === 'weekday' ? { weekday: 'long' } : { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
  return new Intl.DateTimeFormat(i18n.locale, { ...form, timeZone: 'UTC' }).format(at);
}

function happened(i18n: I18n, row: Row): string {
  const { kind, network, accountName, count } = activityEntry.shape;
  return activitySentence(i18n, {
    kind: kind.parse(row['kind']),
    network: network.parse(row['network']),
    accountName: accountName.parse(row['account_name']),
    count: count.parse(row['count']),
  });
}

/** A value or a part of one; nothing where nothing was said. */
function part(language: PartLanguage, name: string, value: unknown): Html {
  const { i18n, dates } = language;
  switch (typeof value) {
    case 'boolean':
      return html`${i18n._(value ? words.yes : words.no)}`;
    case 'number':
      return html`${value > earliestInstant ? dates.format(value) : String(value)}`;
    case 'string':
      return html`${wordFor(language, name, value)}`;
    case 'object':
      if (value === null) return raw('');
      return Array.isArray(value) ? list(language, name, value) : parts(language, value);
    default:
      return raw('');
  }
}

/** Numbers beyond this within a value are instants: nothing else that is counted here comes near (ms). */
const earliestInstant = Date.UTC(2020, 0, 1);

function wordFor({ i18n, table }: PartLanguage, name: string, value: string): string {
  const known = wordsOfCode(table, name, value);
  if (known !== undefined) return i18n._(known);
  const [port, network] = table === 'fact' && name === 'name' ? value.split(':') : [];
  if (port === 'redirect-port') {
    return i18n._({ ...words.signInAddress, values: { network: names[network ?? ''] ?? network } });
  }
  return networkParts.has(name) ? (names[value] ?? value) : value;
}

const names: Readonly<Record<string, string>> = networkNames;
const networkParts = new Set(['network', 'recipient', 'revoked', 'stillOnline', 'stillHeld']);

function list(language: PartLanguage, name: string, values: readonly unknown[]): Html {
  if (values.every((value) => typeof value !== 'object')) {
    return raw(values.map((value) => part(language, name, value).markup).join(', '));
  }
  return items(values.map((value) => part(language, name, value)));
}

function parts(language: PartLanguage, value: object): Html {
  const failed = failure.safeParse(value);
  if (failed.success) {
    const { code, networkCode } = failed.data;
    const known = language.network();
    const network = known === undefined ? language.i18n._(words.theNetwork) : networkNames[known];
    const said = language.i18n._({ ...failureMessages[code].what, values: { network } });
    return html`${said.charAt(0).toUpperCase()}${said.slice(1)}${networkCode === undefined ? '' : ` (${networkCode})`}`;
  }
  return items(
    Object.entries(value).flatMap(([name, each]) => {
      const said = part(language, name, each);
      return said.markup === ''
        ? []
        : [html`<span class="quiet">${partName(language.i18n, name)}:</span> ${said}`];
    }),
  );
}

/** What a part is called: by a word of its own, by that of the column of the same name, or else by its name spelt out. */
function partName(i18n: I18n, name: string): string {
  const word = partWords[name];
  return word === undefined
    ? columnName(
        i18n,
        '',
        name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      )
    : i18n._(word);
}

const items = (all: readonly Html[]): Html =>
  all.length === 0 ? raw('') : raw(`<ul>${all.map(({ markup }) => `<li>${markup}</li>`).join('')}</ul>`);
