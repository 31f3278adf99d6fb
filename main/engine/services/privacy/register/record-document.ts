import { recordWords as words } from '../../../../../shared/i18n/record-words.ts';
import { dataKindWords } from '../../../../../shared/i18n/register-words.ts';
import { createEngineI18n } from '../../../words/engine-i18n.ts';
import { html, type Html, raw } from '../copy/html.ts';
import type { DocumentSection, WrittenDocument } from '../print/written-document.ts';
import type { ProcessingRecord } from './record.ts';

const joined = (parts: readonly Html[]): Html => raw(parts.map(({ markup }) => markup).join('\n'));

/** The record of processing activities as a document to print. */
export function recordDocument(record: ProcessingRecord): WrittenDocument {
  const { locale, title, controller, activities, retention, recipients, protection } = record;
  const i18n = createEngineI18n(locale);
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  const when = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, { dateStyle: 'long' }).format(
    new Date(record.writtenAt),
  );

  const section = (name: string, note: string, pieces: readonly Html[], around = { open: '', close: '' }) => {
    const open = html`<section><h2>${name}</h2>
<p class="quiet">${note}</p>${raw(around.open)}
`;
    const close = raw(`${around.close}</section>
`);
    return { open, again: open, close, pieces: () => pieces } satisfies DocumentSection;
  };
  const facts = (pairs: readonly (readonly [string, string])[]): Html =>
    html`<dl>${joined(
      pairs
        .filter(([, value]) => value !== '')
        .map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`),
    )}</dl>`;
  const table = (heads: readonly string[]) => ({
    open: html`<table><thead><tr>${joined(heads.map((head) => html`<th scope="col">${head}</th>`))}</tr></thead><tbody>`
      .markup,
    close: '</tbody></table>',
  });
  const person = `${controller.firstName} ${controller.lastName}`.trim();
  const named = person !== '' || controller.company !== '';

  return {
    title,
    locale,
    front: html`<header><h1>${title}</h1>
<p>${i18n._(words.intro)}</p>
<p class="quiet">${i18n._({ ...words.madeOn, values: { when } })}</p></header>`,
    sections: [
      section(i18n._(words.controller), i18n._(words.controllerNote), [
        named
          ? facts([
              [i18n._(words.name), person],
              [i18n._(words.position), controller.position],
              [i18n._(words.company), controller.company],
              [i18n._(words.email), controller.email],
            ])
          : html`<p>${i18n._(words.controllerMissing)}</p>`,
      ]),
      section(
        i18n._(words.activities),
        '',
        activities.map(
          ({ name, purpose, legalBasis, kept, sources, recipients: receivers, kinds }) =>
            html`<div class="card"><h3>${name}</h3><p>${purpose}</p>${facts([
              [i18n._(words.legalBasis), legalBasis.words],
              [i18n._(words.kept), kept],
              [i18n._(words.kinds), list.format(kinds.map((kind) => kind.words))],
              [i18n._(words.sources), list.format(sources.map((source) => source.words))],
              [i18n._(words.receives), receivers.words],
            ])}</div>`,
        ),
      ),
      section(
        i18n._(words.recipients),
        i18n._(words.recipientsNote),
        recipients.map(
          ({ name, country, safeguard, hosts }) =>
            html`<tr><th scope="row">${name}</th><td>${country.words}</td><td>${safeguard.words}</td><td>${hosts.join(', ')}</td></tr>`,
        ),
        table([words.recipient, words.country, words.safeguard, words.addresses].map((word) => i18n._(word))),
      ),
      section(
        i18n._(words.retention),
        i18n._(words.retentionNote),
        retention.map(
          ({ what, words: length, why }) =>
            html`<tr><th scope="row">${what}</th><td>${length}</td><td>${why}</td></tr>`,
        ),
        table([words.what, words.goesAfter, words.whyUntilThen].map((word) => i18n._(word))),
      ),
      section(i18n._(words.protection), '', [
        html`<ul>${joined(protection.map((sentence) => html`<li>${sentence}</li>`))}</ul>`,
      ]),
      section(
        i18n._(words.places),
        i18n._(words.placesNote),
        activities.map(({ name, tables, files, settings, outside }) => {
          const places: readonly Html[] = [
            ...tables.map(
              ({ table: of, columns }) =>
                html`<code>${of}</code>: ${columns.map(({ name: column, kind }) => `${column} (${i18n._(dataKindWords[kind])})`).join(', ')}`,
            ),
            ...(files.length === 0
              ? []
              : [html`${i18n._(words.files)}: ${files.map(({ path }) => path).join(', ')}`]),
            ...(outside.length === 0
              ? []
              : [html`${i18n._(words.outside)}: ${outside.map((place) => place.words).join(', ')}`]),
            ...(settings.length === 0 ? [] : [html`${i18n._(words.settings)}: ${settings.join(', ')}`]),
          ];
          return html`<h3>${name}</h3>${joined(places.map((place) => html`<p class="places">${place}</p>`))}`;
        }),
      ),
    ],
  };
}
