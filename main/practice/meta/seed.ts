import type { MetaWorld } from './meta-world.ts';
import type { InstagramRecord, PageRecord, PersonRecord } from './model.ts';

const camille: PersonRecord = {
  id: '10228837451902764',
  name: 'Camille Peeters',
  email: 'camille.peeters@example.com',
};

const everyTask = ['ANALYZE', 'ADVERTISE', 'MODERATE', 'CREATE_CONTENT', 'MANAGE'];

const market = { id: '10915520378846113', name: "Gent Bakers' Guild" };

const pages: readonly PageRecord[] = [
  {
    id: '10295538204417761',
    name: 'Maison Levain',
    username: 'maisonlevain.gent',
    category: { id: '197871390225897', name: 'Bakery' },
    about: 'Sourdough bread and butter pastry, baked every morning on Kraanlei in Ghent.',
    tasks: everyTask,
    followers: 2184,
    colour: '#b4532a',
    instagramId: '17841406338772915',
    businessId: null,
    ofClient: false,
  },
  {
    id: '10648829117350482',
    name: 'Levain Atelier',
    username: 'levain.atelier',
    category: { id: '187751327923426', name: 'Baking school' },
    about: 'Weekend courses: your first loaf, brioche, and what to do with old bread.',
    tasks: everyTask,
    followers: 64,
    colour: '#7a6a2f',
    instagramId: null,
    businessId: null,
    ofClient: false,
  },
  {
    id: '10733016925584290',
    name: 'Vélo Bellecour',
    username: 'velobellecour.lyon',
    category: { id: '188166377871384', name: 'Bicycle shop' },
    about: 'City bikes, cargo bikes and honest repairs, two streets from place Bellecour in Lyon.',
    tasks: everyTask,
    followers: 1327,
    colour: '#1f5f6b',
    instagramId: '17841409925518307',
    businessId: null,
    ofClient: false,
  },
  {
    // Owned by a business, where Camille may look and advertise but not publish.
    id: '10877240316695528',
    name: "Gent Bakers' Market",
    username: 'gentbakersmarket',
    category: { id: '2500', name: 'Local market' },
    about: 'Twelve bakers, one square, the first Sunday of every month.',
    tasks: ['ANALYZE', 'ADVERTISE'],
    followers: 5410,
    colour: '#4b4f8a',
    instagramId: null,
    businessId: market.id,
    ofClient: false,
  },
  {
    // A client of the business: Camille may look at its figures.
    id: '10932266471805539',
    name: 'Foire aux Vélos',
    username: 'foire.aux.velos',
    category: { id: '2503', name: 'Fair' },
    about: 'Second-hand bicycles from all over Lyon, every spring on place Bellecour.',
    tasks: ['ANALYZE'],
    followers: 812,
    colour: '#3d6b45',
    instagramId: null,
    businessId: market.id,
    ofClient: true,
  },
];

/** Pages that are places on a map; only they can be the location of a post (§3.1). */
const places: Readonly<Record<string, string>> = {
  '10295538204417761': 'Maison Levain, Kraanlei, Gent',
  '10733016925584290': 'Vélo Bellecour, Lyon 2e',
};

/** Name of the place that a Page is; undefined when it is none. */
export const placeOf = (pageId: string): string | undefined => places[pageId];

const instagrams: readonly InstagramRecord[] = [
  {
    id: '17841406338772915',
    pageId: '10295538204417761',
    username: 'maison.levain',
    name: 'Maison Levain',
    biography: 'Desem & boter · Kraanlei, Gent',
    followers: 3902,
    follows: 211,
    colour: '#b4532a',
  },
  {
    id: '17841409925518307',
    pageId: '10733016925584290',
    username: 'velo.bellecour',
    name: 'Vélo Bellecour',
    biography: 'Vélos de ville, cargos, réparations · Lyon 2e',
    followers: 1760,
    follows: 348,
    colour: '#1f5f6b',
  },
];

/** Fills an empty world with Camille Peeters and what she looks after. */
export function seed(world: MetaWorld): void {
  if (world.people.get(camille.id) !== undefined) return;
  world.people.put(camille.id, camille);
  world.businesses.put(market.id, market);
  for (const page of pages) world.pages.put(page.id, page);
  for (const instagram of instagrams) world.instagrams.put(instagram.id, instagram);
}

/** The practice person: whoever signs in is her. */
export const personId = camille.id;
