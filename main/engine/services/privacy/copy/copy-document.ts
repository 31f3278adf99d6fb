import { existsSync, readFileSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { I18n } from '@lingui/core';
import { copyWords as words, tableWords } from '../../../../../shared/i18n/copy-words.ts';
import type { Locale } from '../../../../../shared/model/settings.ts';
import { createEngineI18n } from '../../../words/engine-i18n.ts';
import { printingFolder } from '../../../../../shared/printing-folder.ts';
import { type ArchivedTableName, archivedTable, archivedTables } from '../archive/archived-tables.ts';
import { readRows, type Row } from '../archive/read-rows.ts';
import type { ArchiveSource } from '../archive/write-archive.ts';
import type { DocumentSection, WrittenDocument } from '../print/written-document.ts';
import type { Tables } from '../../../store/tables.ts';
import { html, type Html, raw } from './html.ts';
import { networkOf } from './network-of.ts';
import { columnName, type CopyLanguage, shownValue } from './shown-value.ts';

/** What the copy says, whether as a page or on paper. */
export interface CopyDocument extends WrittenDocument {
  /** Links to the sections. */
  readonly contents: Html;
}

/** What is known of a copy once it is written. */
export interface ToldOfCopy {
  rows: number;
  /** On paper: kinds of records of which there are none; said at the end, in one place. */
  readonly empty?: string[];
}

/** Everything that is held, as a document; `told` is filled while it is written. */
export function copyDocument(source: ArchiveSource, locale: Locale, told: ToldOfCopy): CopyDocument {
  const i18n = createEngineI18n(locale);
  const tables = Object.keys(archivedTables) as ArchivedTableName[];
  const dates = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    dateStyle: 'medium',
    timeStyle: 'medium',
  });
  const language = { i18n, dates, networkOf: networkOf(source.store) };
  const title = i18n._(words.title);
  const when = dates.format(source.clock.now());
  const links = [
    ...tables.map((name) => html`<li><a href="#${name}">${nameOf(i18n, name)}</a></li>`),
    html`<li><a href="#settings">${i18n._(words.settings)}</a></li>`,
    html`<li><a href="#files">${i18n._(words.files)}</a></li>`,
  ];
  return {
    title,
    locale,
    front: html`<header><h1>${title}</h1>
<p>${i18n._(words.intro)}</p><p>${i18n._(words.secretsNote)}</p>
<p class="quiet">${i18n._({ ...words.madeOn, values: { when } })}</p></header>`,
    contents: html`<nav aria-label="${i18n._(words.contents)}"><h2>${i18n._(words.contents)}</h2><ul>${raw(
      links.map(({ markup }) => markup).join(''),
    )}</ul></nav>`,
    sections: [
      ...tables.map((name) => tableSection(source, name, language, told)),
      settingsSection(source.profile, i18n),
      filesSection(source.profile, i18n),
      emptySection(i18n, told),
    ],
  };
}

/** What each kind of record is called, and why it is there. A table without words does not compile. */
const kinds: Readonly<Record<keyof Tables, (typeof tableWords)[keyof typeof tableWords]>> = tableWords;

const nameOf = (i18n: I18n, table: ArchivedTableName): string => i18n._(kinds[table].name);

/** One kind of record: each as a card of names and values, so that long texts stay readable and print. */
function tableSection(
  { store }: ArchiveSource,
  name: ArchivedTableName,
  language: CopyLanguage,
  told: ToldOfCopy,
): DocumentSection {
  const { i18n } = language;
  const { row, without = {} } = archivedTable(name);
  const secret = Object.entries(without).flatMap(([column, because]) =>
    because === 'secret' ? [column] : [],
  );
  async function* pieces(): AsyncGenerator<Html> {
    let rows = 0;
    for await (const page of readRows(store, name)) {
      rows += page.length;
      for (const each of page)
        yield record(language, name, { columns: Object.keys(row.shape), secret }, each);
    }
    told.rows += rows;
    if (rows > 0) yield html`<p class="quiet">${i18n._({ ...words.rows, values: { count: rows } })}</p>`;
    else if (told.empty === undefined) yield html`<p>${i18n._(words.nothing)}</p>`;
    else told.empty.push(nameOf(i18n, name));
  }
  return {
    open: html`<section id="${name}"><h2>${nameOf(i18n, name)}</h2>
<p class="quiet">${i18n._(kinds[name].why)}</p>
`,
    again: continued(i18n, nameOf(i18n, name)),
    close: sectionEnd,
    pieces,
  };
}

const sectionEnd = raw(`</section>
`);

const continued = (i18n: I18n, name: string): Html => html`<section><h2>${i18n._({
  ...words.continued,
  values: { name },
})}</h2>
`;

/** Longer records are let run over a page's end. */
const longRecord = 1500;

function record(
  language: CopyLanguage,
  table: ArchivedTableName,
  { columns, secret }: { readonly columns: readonly string[]; readonly secret: readonly string[] },
  row: Row,
): Html {
  const { i18n } = language;
  const entries = columns.map((column) => entry(language, table, column, row).markup).join('');
  const kept = secret
    .map(
      (column) =>
        html`<div><dt>${columnName(i18n, table, column)}</dt><dd class="quiet">${i18n._(words.keptNotShown)}</dd></div>`
          .markup,
    )
    .join('');
  return html`<dl${raw(entries.length > longRecord ? ' class="long"' : '')}>${raw(entries + kept)}</dl>
`;
}

function entry(language: CopyLanguage, table: ArchivedTableName, column: string, row: Row): Html {
  const value = row[column];
  if (value === null || value === undefined || value === '') return raw('');
  const shown = shownValue(language, table, column, row);
  if (shown.markup === '') return shown;
  return html`<div><dt>${columnName(language.i18n, table, column)}</dt><dd>${shown}</dd></div>`;
}

function settingsSection(profile: string, i18n: I18n): DocumentSection {
  const file = join(profile, 'settings.json');
  return {
    open: html`<section id="settings"><h2>${i18n._(words.settings)}</h2>
<p class="quiet">${i18n._(words.settingsWhy)}</p>`,
    again: continued(i18n, i18n._(words.settings)),
    close: sectionEnd,
    *pieces() {
      yield html`<pre>${existsSync(file) ? readFileSync(file, 'utf8') : i18n._(words.nothing)}</pre>`;
    },
  };
}

function filesSection(profile: string, i18n: I18n): DocumentSection {
  const head = html`<table><thead>
<tr><th scope="col">${i18n._(words.fileName)}</th><th scope="col" class="figure">${i18n._(words.size)}</th></tr></thead><tbody>
`;
  return {
    open: html`<section id="files"><h2>${i18n._(words.files)}</h2>
<p class="quiet">${i18n._(words.filesWhy)}</p>${head}`,
    again: html`${continued(i18n, i18n._(words.files))}${head}`,
    close: html`</tbody></table>${sectionEnd}`,
    async *pieces() {
      for (const file of await readdir(profile, { recursive: true, withFileTypes: true })) {
        const path = join(file.parentPath, file.name);
        const shownPath = relative(profile, path).replaceAll(sep, '/');
        if (!file.isFile() || notHeld.some((folder) => shownPath.startsWith(folder))) continue;
        const size = await stat(path).then(
          (found) => found.size,
          () => null,
        );
        if (size !== null)
          yield html`<tr><td>${shownPath}</td><td class="figure">${i18n.number(size)}</td></tr>
`;
      }
    },
  };
}

function emptySection(i18n: I18n, { empty = [] }: ToldOfCopy): DocumentSection {
  const list = new Intl.ListFormat(i18n.locale, { type: 'conjunction' });
  const open = html`<section><h2>${i18n._(words.notHeld)}</h2>
`;
  return {
    open,
    again: open,
    close: sectionEnd,
    *pieces() {
      if (empty.length > 0) yield html`<p>${list.format(empty)}</p>`;
    },
  };
}

/** The window's own cache, and this copy on its way to paper. */
const notHeld = ['browser/', `${printingFolder}/`];
