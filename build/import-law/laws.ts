/** A part of the tree with an import law of its own; of several that fit a file, the longest folder counts. */
export interface ZoneLaw {
  readonly folder: string;
  /** Project folders that it may import, besides itself. */
  readonly project: readonly string[];
  /** Packages: these only, or any but these; a name stands for all that is below it. */
  readonly packages: { readonly only: readonly string[] } | { readonly except: readonly string[] };
  /** Whether Node's own modules are allowed. */
  readonly node: boolean;
}

/** Something that only a few places may name. */
export interface Reserved {
  readonly names: readonly string[];
  readonly places: readonly string[];
}

/** What a page is made of; nothing else has a use for it. */
const page = ['react', 'react-dom', 'react-aria-components', 'zustand', '@lingui/react'];

/** The import law of the architecture, as data. */
export const zoneLaws: readonly ZoneLaw[] = [
  {
    folder: 'shared',
    project: [],
    packages: { only: ['zod', '@orpc/contract', '@lingui/core', 'temporal-polyfill', 'unicode-segmenter'] },
    node: false,
  },
  {
    folder: 'renderer',
    project: ['shared'],
    packages: { except: ['electron', 'better-sqlite3', 'undici', 'kysely', 'hono', 'sharp', '@orpc/server'] },
    node: false,
  },
  { folder: 'preload', project: ['shared'], packages: { only: ['electron'] }, node: false },
  {
    folder: 'main/engine/domain',
    project: ['shared'],
    packages: { only: ['temporal-polyfill', 'rrule-temporal', 'unicode-segmenter'] },
    node: false,
  },
  {
    folder: 'main/engine/networks',
    project: ['shared', 'main/engine'],
    packages: { except: ['electron', 'hono', 'kysely', ...page] },
    node: true,
  },
  { folder: 'main/vault', project: ['shared'], packages: { only: ['@node-rs/argon2'] }, node: true },
  {
    folder: 'main/engine',
    project: ['shared', 'main/vault'],
    packages: { except: ['electron', 'hono', ...page] },
    node: true,
  },
  {
    folder: 'main/practice',
    project: ['shared/control.ts'],
    packages: { except: ['electron', 'kysely', 'oauth4webapi', ...page] },
    node: true,
  },
  {
    folder: 'main/host',
    project: ['shared', 'main/vault'],
    packages: { except: ['hono', 'kysely', 'sharp', ...page] },
    node: true,
  },
  { folder: 'main/index.ts', project: ['main/host', 'shared'], packages: { only: ['electron'] }, node: true },
  { folder: 'build', project: [], packages: { except: ['electron', ...page] }, node: true },
];

/** Modules with a special duty, and the only places that may import them. */
export const reservedModules: readonly Reserved[] = [
  { names: ['better-sqlite3'], places: ['main/engine/store', 'main/practice/kit'] },
  { names: ['undici'], places: ['main/engine/http', 'main/engine/services/practice-link.ts'] },
  {
    names: ['node:http'],
    places: [
      'main/engine/oauth',
      'main/engine/services/media/loopback-handover.ts',
      'main/practice',
      'main/engine/start/headless/control-socket.ts',
    ],
  },
  // The engine only asks it what an address is.
  { names: ['node:net'], places: ['build', 'main/engine/http/public-address.ts'] },
  { names: ['node:https', 'node:http2', 'node:tls', 'node:dgram'], places: [] },
];

/** Globals that open a connection past the one client that keeps the allow-list and the outbound log. */
export const reservedGlobals: readonly Reserved[] = [
  // Instagram's stand-in fetches the owner's media, as the original does.
  { names: ['fetch'], places: ['main/practice'] },
  { names: ['WebSocket', 'EventSource', 'XMLHttpRequest', 'sendBeacon'], places: [] },
];

/** Calls on a database that would leave its contents in clear, or a copy that looks valid and is empty. */
export const reservedMethods: readonly Reserved[] = [{ names: ['serialize', 'backup'], places: [] }];
