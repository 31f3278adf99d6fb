import { implement } from '@orpc/server';
import { pageContract } from '../../../shared/contract/index.ts';

const os = implement(pageContract).bulk;
const file = implement(pageContract).calendarFile;

/** A calendar file on a disk that is full, or none. */
export function sampleCalendarFileRouter(isKept: boolean) {
  return {
    state: file.state.handler(() =>
      isKept
        ? { fileName: 'levain.ics', folder: 'Nextcloud', writtenAt: 0, trouble: 'disk-full' as const }
        : null,
    ),
    stop: file.stop.handler(() => undefined),
    tryAgain: file.tryAgain.handler(() => undefined),
  };
}

/** A file with a few faults, as an owner may bring it. */
export function sampleBulkRouter() {
  return {
    open: os.open.handler(() => ({
      importId: 'sample',
      fileName: 'plan-december.csv',
      rows: 42,
      delimiter: ';',
      encoding: 'UTF-8',
      columns: [
        { heading: 'Date', samples: ['01/12/2026', '02/12/2026', '03/12/2026'] },
        { heading: 'Heure', samples: ['07:30', '12:00', '17h30'] },
        {
          heading: 'Texte',
          samples: ['Le pain aux noix est de retour', 'Today: rye with honey', 'Vendredi, brioche'],
        },
        { heading: 'Comptes', samples: ['Maison Levain', 'bluesky', 'facebook | instagram'] },
        { heading: 'Image', samples: ['noix.jpg', '', 'brioche.jpg'] },
        { heading: 'Notes', samples: ['check with Ada', '', ''] },
      ],
      reading: {
        hasHeader: true,
        columns: ['date', 'time', 'text', 'accounts', 'media', 'ignore'],
        dateOrder: null,
        accountIds: [],
      },
      needsDateOrder: true,
    })),
    check: os.check.handler(({ input: { reading } }) => ({
      rows: 42,
      ready: reading.dateOrder === null ? 38 : 42,
      timed: 38,
      first: Date.parse('2026-12-01T06:30:00Z'),
      last: Date.parse('2026-12-31T16:30:00Z'),
      faults:
        reading.dateOrder === null
          ? [
              { row: 4, column: 'Date', code: 'date-ambiguous', value: '03/12/2026' },
              { row: 11, column: 'Comptes', code: 'account-unknown', value: 'Levain Gand' },
              { row: 17, column: 'Heure', code: 'time-unreadable', value: 'midi' },
              { row: 23, column: 'Image', code: 'media-missing', value: 'galette.jpg' },
            ]
          : [],
      faultCount: reading.dateOrder === null ? 4 : 0,
      notes: [{ row: 31, column: null, code: 'said-twice', value: '12' }],
      noteCount: 1,
    })),
    run: os.run.handler(() => ({ importId: 'sample', posts: 42 })),
    undo: os.undo.handler(() => ({ deleted: 41, kept: 1 })),
  };
}
