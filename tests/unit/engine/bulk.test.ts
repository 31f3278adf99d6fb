import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { isHeader, meaningsOf } from '../../../main/engine/domain/bulk/column-names.ts';
import { orderOf, readDay, readTime, splitMoment } from '../../../main/engine/domain/bulk/row-moment.ts';
import { importAccounts } from '../../../main/engine/services/bulk/import-accounts.ts';
import { decode } from '../../../main/engine/services/bulk/read-table.ts';
import type { AccountRow } from '../../../main/engine/store/repositories/accounts.ts';

describe('headings', () => {
  test('are known in English, in French, and as other tools write them', () => {
    expect(meaningsOf(['Date', 'Heure', 'Texte', 'Comptes', 'Premier commentaire'])).toEqual([
      'date',
      'time',
      'text',
      'accounts',
      'first-comment',
    ]);
    // Buffer's bulk file.
    expect(meaningsOf(['Text', 'Image URL', 'Tags', 'Posting Time'])).toEqual([
      'text',
      'media',
      'ignore',
      'moment',
    ]);
    expect(meaningsOf(['Légende', 'Scheduled Date', 'TIME ZONE', 'alt_text', 'first_comment'])).toEqual([
      'text',
      'date',
      'zone',
      'alt-text',
      'first-comment',
    ]);
  });

  test('give each meaning once, and are told from a first post', () => {
    expect(meaningsOf(['Text', 'Message'])).toEqual(['text', 'ignore']);
    expect(isHeader(['Date', 'Message'])).toBe(true);
    expect(isHeader(['2026-12-01 09:00', 'Fresh bread', 'https://example.test'])).toBe(false);
  });
});

describe('a day', () => {
  test('is read in the order that its column shows', () => {
    expect(orderOf(['03/04/2026', '13/04/2026'])).toBe('day-first');
    expect(orderOf(['03/04/2026', '04/13/2026'])).toBe('month-first');
    expect(orderOf(['03/04/2026'])).toBe('either');
    expect(orderOf(['13/04/2026', '04/13/2026'])).toBe('both');
    expect(orderOf(['2026-04-03', '04/04/2026'])).toBe('not-needed');
    expect(orderOf(['03/04/2026 09:00', '25/04/2026 10:00'])).toBe('day-first');
  });

  test('says so itself where it begins with the year, or no month is meant', () => {
    expect(readDay('2026-04-03', null)).toEqual({ day: '2026-04-03' });
    expect(readDay('2026/4/3', 'month-first')).toEqual({ day: '2026-04-03' });
    expect(readDay('25/12/26', null)).toEqual({ day: '2026-12-25' });
    expect(readDay('3.4.2026', null)).toBe('ambiguous');
    expect(readDay('3.4.2026', 'day-first')).toEqual({ day: '2026-04-03' });
    expect(readDay('3/4/2026', 'month-first')).toEqual({ day: '2026-03-04' });
  });

  test('that does not exist is none', () => {
    for (const text of ['', 'tomorrow', '31/02/2026', '2026-13-01', '32/1/2026', '1/2/3/4']) {
      expect(readDay(text, 'day-first')).toBeUndefined();
    }
  });

  test('written in either order comes back as it was', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
        fc.constantFrom('/', '-', '.'),
        (date, mark) => {
          const iso = date.toISOString().slice(0, 10);
          const [year = '', month = '', day = ''] = iso.split('-');
          expect(readDay([day, month, year].join(mark), 'day-first')).toEqual({ day: iso });
          expect(readDay([month, day, year].join(mark), 'month-first')).toEqual({ day: iso });
          expect(readDay([year, month, day].join(mark), null)).toEqual({ day: iso });
        },
      ),
    );
  });
});

test('a time is read as people write it', () => {
  const times = { '9:30': '09:30', '09:30:00': '09:30', '9h30': '09:30', '9h': '09:00', '9.30': '09:30' };
  const halves = { '9:30 PM': '21:30', '12:00 am': '00:00', '12:15 p.m.': '12:15', '9 pm': '21:00' };
  for (const [text, wanted] of Object.entries({ ...times, ...halves })) expect(readTime(text)).toBe(wanted);
  for (const text of ['', '9', '25:00', '9:75', 'noon', '13:00 PM']) expect(readTime(text)).toBeUndefined();
});

test('day and time in one cell are told apart; what names its distance from UTC is an instant', () => {
  expect(splitMoment('30/11/2026 09:00')).toEqual({ day: '30/11/2026', time: '09:00' });
  expect(splitMoment('2026-11-30T09:00')).toEqual({ day: '2026-11-30', time: '09:00' });
  expect(splitMoment('2026-11-30')).toEqual({ day: '2026-11-30', time: '' });
  expect(splitMoment('2026-11-30T09:00:00+01:00')).toEqual({ instant: Date.parse('2026-11-30T08:00:00Z') });
});

test('accounts are found by name, handle and network, and not guessed', () => {
  const account = (id: string, network: string, name: string, handle: string | null) =>
    ({ id, network, name, handle, status: 'connected' }) as AccountRow;
  const known = importAccounts([
    account('1', 'bluesky', 'Maison Levain', 'levain.bsky.social'),
    account('2', 'mastodon', 'Maison Levain', 'levain@social.example'),
    account('3', 'facebook', 'Levain Atelier', null),
  ]);
  const id = (name: string) => {
    const found = known.find(name);
    return typeof found === 'string' ? found : found.id;
  };
  expect(
    ['bluesky', '@levain.bsky.social', 'Levain atelier', 'mastodon:levain@social.example'].map(id),
  ).toEqual(['1', '1', '3', '2']);
  expect(id('Maison Levain')).toBe('several');
  expect(id('mastodon:maison levain')).toBe('2');
  expect(id('somebody')).toBe('unknown');
  expect(known.names('bluesky:levain.bsky.social | Levain Atelier; x')).toEqual([
    'bluesky:levain.bsky.social',
    'Levain Atelier',
    'x',
  ]);
});

test('any cells come back from any delimiter and encoding', () => {
  const cell = fc.string({ unit: 'grapheme', maxLength: 30 }).map((text) => text.replace(/^\uFEFF/u, ''));
  const rows = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 10 });
  fc.assert(
    fc.property(
      rows,
      fc.constantFrom(',', ';', '\t', '|'),
      fc.constantFrom('utf8', 'bom', 'utf16'),
      (table, delimiter, as) => {
        const text = Papa.unparse(table, { delimiter, quotes: true });
        const bytes =
          as === 'utf16'
            ? Buffer.from(`\uFEFF${text}`, 'utf16le')
            : Buffer.from(as === 'bom' ? `\uFEFF${text}` : text, 'utf8');
        const read = Papa.parse<string[]>(decode(bytes).text, { delimiter });
        const whole = (lines: readonly (readonly string[])[]) =>
          lines.map((line) => line.map((words) => words.replaceAll('\r\n', '\n').replaceAll('\r', '\n')));
        expect(whole(read.data)).toEqual(whole(table));
      },
    ),
  );
});

test('what is not UTF-8 is read as Windows wrote it', () => {
  expect(decode(Buffer.from('caf\u00e9 \u0093br\u00fbl\u00e9\u0094', 'latin1'))).toEqual({
    text: 'café “brûlé”',
    encoding: 'Windows-1252',
  });
});
