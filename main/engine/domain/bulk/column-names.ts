import type { ColumnMeaning } from '../../../../shared/model/bulk.ts';

/** Headings by what they mean: English, French, and those of the files that Buffer, Hootsuite, Later and Publer take. */
const headings: Readonly<Record<Exclude<ColumnMeaning, 'ignore'>, readonly string[]>> = {
  text: [
    'text',
    'texte',
    'message',
    'caption',
    'legende',
    'post',
    'publication',
    'content',
    'contenu',
    'post text',
    'post message',
    'description',
  ],
  moment: [
    'date time',
    'datetime',
    'date and time',
    'date et heure',
    'date heure',
    'posting time',
    'scheduled time',
    'scheduled at',
    'publish at',
    'schedule',
    'date intl format or prompt',
  ],
  date: ['date', 'day', 'jour', 'scheduled date', 'date de publication', 'publish date'],
  time: ['time', 'heure', 'hour', 'horaire', 'publish time', 'heure de publication'],
  zone: ['zone', 'time zone', 'timezone', 'fuseau', 'fuseau horaire'],
  accounts: [
    'accounts',
    'account',
    'comptes',
    'compte',
    'profile',
    'profiles',
    'profil',
    'profils',
    'network',
    'networks',
    'reseau',
    'reseaux',
    'channel',
    'channels',
  ],
  link: ['link', 'lien', 'url', 'links', 'liens', 'link url'],
  'first-comment': ['first comment', 'premier commentaire', 'comment', 'commentaire'],
  'alt-text': ['alt text', 'alt', 'texte alternatif', 'image alt text', 'alt texts'],
  media: [
    'media',
    'medias',
    'image',
    'images',
    'image url',
    'photo',
    'photos',
    'video',
    'file',
    'files',
    'fichier',
    'fichiers',
    'media urls',
  ],
  status: ['status', 'statut', 'etat', 'state'],
};

const byHeading: ReadonlyMap<string, ColumnMeaning> = new Map(
  Object.entries(headings).flatMap(([meaning, names]) =>
    names.map((name) => [name, meaning as ColumnMeaning] as const),
  ),
);

/** A heading without accents, case, marks and what stands in brackets. */
function plain(heading: string): string {
  return heading
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/\(.*?\)/g, ' ')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

/** What a heading means; each meaning is given to the first column that has it. */
export function meaningsOf(row: readonly string[]): readonly ColumnMeaning[] {
  const given = new Set<ColumnMeaning>();
  return row.map((heading) => {
    const meaning = byHeading.get(plain(heading)) ?? 'ignore';
    if (meaning === 'ignore' || given.has(meaning)) return 'ignore';
    given.add(meaning);
    return meaning;
  });
}

/** Whether a first row is headings: most of what stands there is known as such. */
export function isHeader(row: readonly string[]): boolean {
  const known = meaningsOf(row).filter((meaning) => meaning !== 'ignore').length;
  return known >= 2 || (known === 1 && row.length === 1);
}
