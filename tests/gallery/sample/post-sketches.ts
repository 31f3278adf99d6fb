import type { PublicationState } from '../../../shared/model/publication.ts';
import type { PublishOptions } from '../../../shared/model/publish-options.ts';
import type { PictureName } from './sample-media.ts';

/** A sample post in few words: day from today, time, text, media, accounts and how each of them stands. */
export interface PostSketch {
  readonly day: number;
  readonly time: string;
  readonly text: string;
  readonly media: readonly (PictureName | 'clip')[];
  readonly accounts: readonly string[];
  /** One state for all, or one an account. */
  readonly states?: PublicationState | readonly PublicationState[];
  /** In a slot of the queue. */
  readonly queued?: boolean;
  /** The series that it is of. */
  readonly series?: string;
  /** What accounts have beyond text and media. */
  readonly options?: Readonly<Record<string, Partial<PublishOptions>>>;
}

const levain = ['fb', 'ig', 'bs'] as const;

/** Weeks of a bakery that writes often and a bicycle shop that writes when there is something to say. */
export const postSketches: readonly PostSketch[] = [
  {
    day: -21,
    time: '08:30',
    text: 'Back from the mill with 200 kilos of spelt from Herzele.',
    media: ['loaf'],
    accounts: levain,
    states: 'published',
  },
  {
    day: -19,
    time: '09:00',
    text: 'Croissants, 6 a.m. The butter is from Ardenne, the patience is ours.',
    media: ['croissants'],
    accounts: levain,
    states: 'published',
  },
  {
    day: -16,
    time: '12:15',
    text: 'Notre atelier du samedi : réparer une crevaison en dix minutes.',
    media: ['bicycle'],
    accounts: ['li'],
    states: 'published',
  },
  {
    day: -14,
    time: '09:00',
    text: 'Rye, honey, a long night. On the shelf until it is gone.',
    media: ['loaf', 'oven'],
    accounts: levain,
    states: 'published',
  },
  {
    day: -12,
    time: '17:30',
    text: 'The oven door is the best part of the day.',
    media: ['clip'],
    accounts: ['tt', 'ig'],
    states: 'published',
  },
  {
    day: -8,
    time: '08:55',
    text: 'Saint Martin is coming: order your pain d’épices before Friday.',
    media: ['shop'],
    accounts: levain,
    states: 'published',
  },
  {
    day: -7,
    time: '10:00',
    text: 'Two places left in the sourdough class of 5 December.',
    media: ['coffee'],
    accounts: ['fb', 'ig'],
    states: ['published', 'failed'],
  },
  {
    day: -5,
    time: '09:00',
    text: 'Vélo Bellecour recrute un mécanicien. Écrivez-nous, ou passez prendre un café.',
    media: ['bicycle'],
    accounts: ['li'],
    states: 'published',
  },
  {
    day: -4,
    time: '08:30',
    text: 'Monday is brioche day.',
    media: ['croissants'],
    accounts: levain,
    states: 'published',
  },
  {
    day: -1,
    time: '08:55',
    text: 'New on the counter: hazelnut and pear. We bake 24 a day, no more.',
    media: ['coffee', 'croissants', 'oven'],
    accounts: levain,
    states: ['published', 'needs-owner', 'published'],
  },
  {
    day: -1,
    time: '18:00',
    text: 'Sunday, closed. Monday, warm again.',
    media: [],
    accounts: ['bs'],
    states: 'missed',
  },
  {
    day: 0,
    time: '08:00',
    text: 'Good morning Ghent. The first loaves are out at eight.',
    media: ['loaf'],
    accounts: levain,
    states: 'published',
  },
  {
    day: 0,
    time: '10:10',
    text: 'What 18 hours of rest do to a dough.',
    media: ['clip'],
    accounts: ['tt', 'ig', 'fb'],
    states: ['held', 'verifying', 'committing'],
  },
  {
    day: 0,
    time: '17:30',
    text: 'After five, yesterday’s bread costs half. It toasts better anyway.',
    media: ['loaf', 'shop'],
    accounts: levain,
    queued: true,
  },
  {
    day: 1,
    time: '09:30',
    text: 'Croissants on Tuesday? We tried it last week and you emptied the tray by nine. So: every Tuesday from now on.',
    media: ['croissants', 'coffee', 'oven'],
    accounts: ['fb', 'ig', 'li', 'bs'],
  },
  {
    day: 2,
    time: '12:00',
    text: 'Le contrôle d’hiver : freins, lumière, chaîne. 39 €, prêt le soir même.',
    media: ['bicycle'],
    accounts: ['li'],
  },
  {
    day: 4,
    time: '10:00',
    text: 'Our miller, Koen, on why he grinds slowly.',
    media: ['shop'],
    accounts: levain,
    queued: true,
  },
  {
    day: 3,
    time: '08:00',
    text: 'Friday special: walnut, fig, a little salt.',
    media: ['loaf'],
    accounts: levain,
    series: 'fridays',
  },
  {
    day: 6,
    time: '11:00',
    text: 'Behind the counter with Aïcha, who knows everybody’s order.',
    media: ['coffee'],
    accounts: ['ig'],
  },
  {
    day: 8,
    time: '09:00',
    text: 'December hours: open on Sundays too.',
    media: ['shop'],
    accounts: levain,
    queued: true,
  },
  {
    day: 11,
    time: '10:00',
    text: 'The class is tomorrow. Bring an apron and a jar.',
    media: ['oven'],
    accounts: ['fb', 'ig'],
  },
  {
    day: 5,
    time: '10:00',
    text: 'Which loaf should we bake more of on Saturdays?',
    media: [],
    accounts: ['li', 'fb'],
    options: {
      li: {
        poll: {
          question: 'More of which?',
          options: ['Rye and honey', 'Spelt', 'Walnut'],
          durationHours: 168,
          multiple: false,
        },
      },
      fb: { firstComment: 'Order by phone until Friday noon: 09 123 45 67', handOver: true },
    },
  },
  {
    day: 2,
    time: '17:30',
    text: 'Three questions for Lotte, who shapes four hundred loaves before you wake up.',
    media: ['oven'],
    accounts: levain,
    queued: true,
  },
  {
    day: 6,
    time: '09:00',
    text: 'Monday is for those who were late on Saturday: the rye is back.',
    media: ['loaf'],
    accounts: ['fb', 'ig'],
    queued: true,
  },
  {
    day: 10,
    time: '08:00',
    text: 'Friday special: walnut, fig, a little salt.',
    media: ['loaf'],
    accounts: levain,
    series: 'fridays',
  },
];
