/** What a server takes (contract §2, "Limits"). Sizes in bytes and pixels, times in seconds. */
export interface InstanceLimits {
  readonly maxCharacters: number;
  readonly charactersPerUrl: number;
  readonly maxMedia: number;
  readonly mimeTypes: readonly string[];
  readonly imageBytes: number;
  readonly imagePixels: number;
  readonly videoBytes: number;
  readonly videoPixels: number;
  readonly frameRate: number;
  readonly maxDescription: number;
  readonly poll: {
    readonly maxOptions: number;
    readonly maxCharacters: number;
    readonly minSeconds: number;
    readonly maxSeconds: number;
  };
}

/** Somebody with an account on a server. */
export interface Person {
  readonly id: string;
  readonly username: string;
  readonly displayName: string;
  readonly note: string;
  readonly followers: number;
  readonly following: number;
}

/** A practice server: each has its own limits, its own age and its own owner of an account. */
export interface Instance {
  readonly host: string;
  readonly title: string;
  readonly version: string;
  /** From 4.3 on: metadata of the authorization server, PKCE, lists of redirect addresses, several statuses in one call. */
  readonly modern: boolean;
  readonly limits: InstanceLimits;
  /** What the proxy in front of it lets through of one upload, whatever the server says. */
  readonly proxyBytes: number;
  readonly person: Person;
  /** Neighbours who answer what the person writes. */
  readonly neighbours: readonly Person[];
}

const mebibyte = 1024 * 1024;

const usualLimits: InstanceLimits = {
  maxCharacters: 500,
  charactersPerUrl: 23,
  maxMedia: 4,
  mimeTypes: [
    'image/jpeg',
    'image/png',
    'image/gif',
    'image/heic',
    'image/heif',
    'image/webp',
    'image/avif',
    'video/webm',
    'video/mp4',
    'video/quicktime',
  ],
  imageBytes: 16 * mebibyte,
  imagePixels: 33_177_600,
  videoBytes: 99 * mebibyte,
  videoPixels: 8_294_400,
  frameRate: 120,
  maxDescription: 1500,
  poll: { maxOptions: 4, maxCharacters: 50, minSeconds: 300, maxSeconds: 2_629_746 },
};

const neighbours: readonly Person[] = [
  {
    id: '109530118204417001',
    username: 'lotte',
    displayName: 'Lotte De Smet',
    note: 'Cycling and coffee',
    followers: 212,
    following: 180,
  },
  {
    id: '109530118204417002',
    username: 'karim',
    displayName: 'Karim Benali',
    note: 'Gent, mostly hungry',
    followers: 95,
    following: 143,
  },
];

/** The practice servers, the one that is suggested first. */
export const instances: readonly Instance[] = [
  {
    host: 'mastodon.social',
    title: 'Mastodon (practice)',
    version: '4.5.2',
    modern: true,
    limits: usualLimits,
    proxyBytes: 100 * mebibyte,
    person: {
      id: '109530118204416337',
      username: 'maisonlevain',
      displayName: 'Maison Levain',
      note: 'Sourdough and more, from Ghent',
      followers: 534,
      following: 121,
    },
    neighbours,
  },
  {
    host: 'atelier.example',
    title: 'Atelier',
    version: '4.5.0+glitch',
    modern: true,
    limits: {
      ...usualLimits,
      maxCharacters: 1000,
      charactersPerUrl: 30,
      maxMedia: 6,
      mimeTypes: ['image/jpeg', 'image/png', 'image/gif', 'video/mp4'],
      imageBytes: 2 * mebibyte,
      imagePixels: 2_073_600,
      videoBytes: 20 * mebibyte,
      frameRate: 60,
      maxDescription: 420,
      poll: { maxOptions: 6, maxCharacters: 100, minSeconds: 3600, maxSeconds: 604_800 },
    },
    proxyBytes: 12 * mebibyte,
    person: {
      id: '111204550017620443',
      username: 'levain',
      displayName: 'Levain Atelier',
      note: 'Baking classes for small groups',
      followers: 88,
      following: 40,
    },
    neighbours,
  },
  {
    host: 'vieux.example',
    title: 'Le vieux serveur',
    version: '4.2.10',
    modern: false,
    limits: usualLimits,
    proxyBytes: 100 * mebibyte,
    person: {
      id: '108001441276550912',
      username: 'velobellecour',
      displayName: 'Vélo Bellecour',
      note: 'Ateliers vélo à Lyon',
      followers: 301,
      following: 95,
    },
    neighbours,
  },
];
