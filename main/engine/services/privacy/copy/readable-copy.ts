import { existsSync, readFileSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { I18n } from '@lingui/core';
import { columnWords, copyWords as words, tableWords } from '../../../../../shared/i18n/copy-words.ts';
import type { Locale } from '../../../../../shared/model/settings.ts';
import { createEngineI18n } from '../../../words/engine-i18n.ts';
import { type ArchivedTableName, archivedTable, archivedTables } from '../archive/archived-tables.ts';
import { readRows, type Row } from '../archive/read-rows.ts';
import { type ArchiveSource, isTime } from '../archive/write-archive.ts';
import { newFile } from '../new-file.ts';
import { copyStyle } from './copy-style.ts';
import { html, type Html, raw } from './html.ts';

/** Writes a page at `path` on which everything that is held can be read (promise D9): whole or not at all, a piece at a time. */
export async function writeReadableCopy(
  source: ArchiveSource,
  path: string,
  locale: Locale,
): Promise<{ readonly rows: number; readonly bytes: number }> {
  const target = newFile(path);
  const told = { rows: 0, bytes: 0 };
  async function* bytes(): AsyncGenerator<Buffer> {
    for await (const { markup } of copyParts(source, locale, told)) {
      const piece = Buffer.from(markup);
      told.bytes += piece.length;
      yield piece;
    }
  }
  try {
    await pipeline(Readable.from(bytes()), target.stream);
    await target.keep();
  } catch (error) {
    await target.drop();
    throw error;
  }
  return told;
}

async function* copyParts(
  source: ArchiveSource,
  locale: Locale,
  told: { rows: number },
): AsyncGenerator<Html> {
  const i18n = createEngineI18n(locale);
  const tables = Object.keys(archivedTables) as ArchivedTableName[];
  const dates = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    dateStyle: 'medium',
    timeStyle: 'medium',
  });
  const title = i18n._(words.title);
  const when = dates.format(source.clock.now());
  // No script, no picture and nothing from elsewhere: a page that is opened in a browser must not ask for anything.
  yield html`<!doctype html>
<html lang="${locale}">
<head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width"><title>${title}</title>
<style>${raw(copyStyle)}</style></head>
<body><main><header><h1>${title}</h1>
<p>${i18n._(words.intro)}</p><p>${i18n._(words.secretsNote)}</p>
<p class="quiet">${i18n._({ ...words.madeOn, values: { when } })}</p></header>
<nav aria-label="${i18n._(words.contents)}"><h2>${i18n._(words.contents)}</h2><ul>`;
  for (const name of tables) yield html`<li><a href="#${name}">${nameOf(i18n, name)}</a></li>`;
  yield html`<li><a href="#settings">${i18n._(words.settings)}</a></li>
<li><a href="#files">${i18n._(words.files)}</a></li></ul></nav>
`;
  for (const name of tables) yield* tablePart(source, name, i18n, dates, told);
  yield settingsPart(source.profile, i18n);
  yield* filesPart(source.profile, i18n);
  yield html`</main></body></html>
`;
}

const nameOf = (i18n: I18n, table: string): string => {
  const known = tableWords[table];
  return known === undefined ? table.replaceAll('_', ' ') : i18n._(known.name);
};

const columnName = (i18n: I18n, column: string): string => {
  const known = columnWords[column];
  return known === undefined ? column.replaceAll('_', ' ') : i18n._(known);
};

/** One kind of record: each as a card of names and values, so that long texts stay readable and print. */
async function* tablePart(
  { store }: ArchiveSource,
  name: ArchivedTableName,
  i18n: I18n,
  dates: Intl.DateTimeFormat,
  told: { rows: number },
): AsyncGenerator<Html> {
  const { row, without = {} } = archivedTable(name);
  const why = tableWords[name]?.why;
  yield html`<section id="${name}"><h2>${nameOf(i18n, name)}</h2>
<p class="quiet">${why === undefined ? '' : i18n._(why)}</p>
`;
  const secret = Object.entries(without).flatMap(([column, because]) =>
    because === 'secret' ? [column] : [],
  );
  let rows = 0;
  for await (const page of readRows(store, name)) {
    for (const each of page) {
      rows += 1;
      yield html`<dl>`;
      for (const column of Object.keys(row.shape)) yield entry(i18n, dates, column, each);
      for (const column of secret) {
        yield html`<div><dt>${columnName(i18n, column)}</dt><dd class="quiet">${i18n._(words.keptNotShown)}</dd></div>`;
      }
      yield html`</dl>
`;
    }
  }
  told.rows += rows;
  yield rows === 0
    ? html`<p>${i18n._(words.nothing)}</p></section>
`
    : html`<p class="quiet">${i18n._({ ...words.rows, values: { count: rows } })}</p></section>
`;
}

function entry(i18n: I18n, dates: Intl.DateTimeFormat, column: string, row: Row): Html {
  const value = row[column];
  if (value === null || value === undefined || value === '') return raw('');
  return html`<div><dt>${columnName(i18n, column)}</dt><dd>${shown(value, column, dates)}</dd></div>`;
}

function shown(value: unknown, column: string, dates: Intl.DateTimeFormat): string {
  if (typeof value === 'number' && isTime(column)) return dates.format(value);
  return typeof value === 'string' ? value : JSON.stringify(value, null, 1);
}

function settingsPart(profile: string, i18n: I18n): Html {
  const file = join(profile, 'settings.json');
  const text = existsSync(file) ? readFileSync(file, 'utf8') : i18n._(words.nothing);
  return html`<section id="settings"><h2>${i18n._(words.settings)}</h2>
<p class="quiet">${i18n._(words.settingsWhy)}</p><pre>${text}</pre></section>
`;
}

async function* filesPart(profile: string, i18n: I18n): AsyncGenerator<Html> {
  yield html`<section id="files"><h2>${i18n._(words.files)}</h2>
<p class="quiet">${i18n._(words.filesWhy)}</p><table><thead>
<tr><th>${i18n._(words.fileName)}</th><th>${i18n._(words.size)}</th></tr></thead><tbody>
`;
  for (const file of await readdir(profile, { recursive: true, withFileTypes: true })) {
    const path = join(file.parentPath, file.name);
    const shownPath = relative(profile, path).replaceAll(sep, '/');
    if (!file.isFile() || shownPath.startsWith('browser/')) continue;
    const size = await stat(path).then(
      (found) => found.size,
      () => null,
    );
    if (size !== null)
      yield html`<tr><td>${shownPath}</td><td>${size}</td></tr>
`;
  }
  yield html`</tbody></table></section>
`;
}
