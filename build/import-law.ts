import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { parseSync } from 'oxc-parser';

/** A part of the tree with an import law of its own; the longest matching folder counts. */
interface ZoneLaw {
  readonly folder: string;
  /** Project folders that it may import, besides itself. */
  readonly project: readonly string[];
  /** Packages that it must not import, by prefix. */
  readonly forbidden: readonly string[];
  /** Whether Node's own modules are allowed. */
  readonly node: boolean;
}

/** Where each module with a special duty may be imported; nowhere else. */
const keepers: Readonly<Record<string, readonly string[]>> = {
  'better-sqlite3': ['main/engine/store', 'main/practice/kit', 'tests'],
  undici: ['main/engine/http', 'main/engine/services/practice-link.ts', 'tests'],
  'node:http': [
    'main/engine/oauth/loopback.ts',
    'main/engine/services/media/loopback-handover.ts',
    'main/practice',
    'tests',
  ],
  'node:https': [],
  'node:net': ['build', 'tests'],
};

/** The import law of the architecture, as data. */
export const zoneLaws: readonly ZoneLaw[] = [
  { folder: 'shared', project: [], forbidden: ['electron', 'react'], node: false },
  { folder: 'renderer', project: ['shared'], forbidden: ['electron'], node: false },
  { folder: 'preload', project: ['shared'], forbidden: ['react'], node: false },
  {
    folder: 'main/engine/domain',
    project: ['shared'],
    forbidden: ['electron', 'undici', 'kysely'],
    node: false,
  },
  { folder: 'main/engine/networks', project: ['shared', 'main/engine'], forbidden: ['electron'], node: true },
  { folder: 'main/engine', project: ['shared'], forbidden: ['electron', 'react'], node: true },
  { folder: 'main/practice', project: ['shared/control.ts'], forbidden: ['electron', 'react'], node: true },
  { folder: 'main/host', project: ['shared'], forbidden: ['react', 'better-sqlite3', 'undici'], node: true },
  { folder: 'main/index.ts', project: ['main/host', 'shared'], forbidden: ['react'], node: true },
];

/** Calls that would leave the database's contents in clear or broken (stack measurements). */
const forbiddenCalls = /\.(serialize|backup)\(/;

/** A broken law: where, and what. */
export interface Violation {
  readonly file: string;
  readonly broken: string;
}

function* sources(folder: string): Generator<string> {
  for (const name of readdirSync(folder).sort()) {
    if (name === 'node_modules' || name.startsWith('.')) continue;
    const path = join(folder, name);
    if (statSync(path).isDirectory()) yield* sources(path);
    else if (/\.(ts|tsx|mts|cts|js|mjs|cjs)$/.test(name) && !name.endsWith('.d.ts')) yield path;
  }
}

/** Every module that a source names: static, type-only, re-exported, dynamic and required ones. */
export function importsOf(path: string, text: string): readonly string[] {
  const { module, errors } = parseSync(path, text);
  if (errors.length > 0) throw new SyntaxError(`${path} does not parse: ${errors[0]?.message}`);
  const literal = (start: number, end: number): string =>
    text.slice(start, end).replace(/^['"`]|['"`]$/g, '');
  return [
    ...module.staticImports.map((entry) => entry.moduleRequest.value),
    ...module.staticExports.flatMap((entry) =>
      entry.entries.flatMap((exported) => exported.moduleRequest?.value ?? []),
    ),
    ...module.dynamicImports.map((entry) => literal(entry.moduleRequest.start, entry.moduleRequest.end)),
    ...[...text.matchAll(/\brequire\(\s*['"]([^'"]+)['"]\s*\)/g)].map((match) => match[1] ?? ''),
  ];
}

const within = (path: string, folder: string): boolean => path === folder || path.startsWith(`${folder}/`);
const isPackage = (name: string, prefix: string): boolean => name === prefix || name.startsWith(`${prefix}/`);

/** Checks every source below `root` and returns what breaks the law, with the number of files that were read. */
export function checkImports(root: string): {
  readonly files: number;
  readonly violations: readonly Violation[];
} {
  const violations: Violation[] = [];
  let files = 0;
  for (const zone of ['main', 'renderer', 'preload', 'shared']) {
    for (const path of sources(join(root, zone))) {
      files += 1;
      const file = relative(root, path).split(sep).join('/');
      const text = readFileSync(path, 'utf8');
      for (const broken of breaks(file, text, root, path)) violations.push({ file, broken });
    }
  }
  return { files, violations };
}

function breaks(file: string, text: string, root: string, path: string): readonly string[] {
  const found: string[] = [];
  const law = zoneLaws
    .filter(({ folder }) => within(file, folder))
    .sort((a, b) => b.folder.length - a.folder.length)[0];
  if (law === undefined) return [`${file} is in no zone`];
  if (file.startsWith('main/engine/') && forbiddenCalls.test(text)) {
    found.push('calls serialize() or backup() on a database');
  }
  for (const name of importsOf(path, text)) {
    if (name.startsWith('.')) {
      const target = relative(root, join(dirname(path), name))
        .split(sep)
        .join('/');
      if (!mayImport(law, file, target)) found.push(`imports ${target}`);
      continue;
    }
    const isNode = name.startsWith('node:');
    if (isNode && !law.node) found.push(`imports ${name}`);
    if (law.forbidden.some((prefix) => isPackage(name, prefix))) found.push(`imports ${name}`);
    for (const [module, places] of Object.entries(keepers)) {
      if (isPackage(name, module) && !places.some((place) => within(file, place)))
        found.push(`imports ${name}`);
    }
  }
  return found;
}

function mayImport(law: ZoneLaw, file: string, target: string): boolean {
  if (within(file, 'main/engine/networks') && within(target, 'main/engine/networks')) {
    // A network's folder is its own; what all networks share stands beside the folders.
    const own = file.split('/')[3] ?? '';
    const other = target.split('/')[3] ?? '';
    return own.includes('.') || other.includes('.') || own === other;
  }
  if (within(target, law.folder)) return true;
  return law.project.some((folder) => within(target, folder));
}
