import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../root.ts';

/**
 * Completes the lock file after a change of packages: npm leaves out optional packages of other platforms that the registry did not
 * serve at that moment, and `npm ci` then refuses the file everywhere. They are added with their exact version and platform, and
 * are only ever fetched on that platform. And since npm itself may run on an older Node than the one that the project brings along, it
 * must not skip optional packages for the Node they ask for.
 */
interface LockedPackage {
  readonly version?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
  readonly libc?: readonly string[];
  readonly engines?: unknown;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const path = join(root, 'package-lock.json');
const lock = JSON.parse(readFileSync(path, 'utf8')) as { packages: Record<string, LockedPackage> };

const systems = [
  'android',
  'darwin',
  'freebsd',
  'linux',
  'openharmony',
  'win32',
  'aix',
  'sunos',
  'netbsd',
  'openbsd',
];
const processors = [
  'arm64',
  'x64',
  'ia32',
  'ppc64',
  'riscv64',
  's390x',
  'loong64',
  'wasm32',
  'mips64el',
  'arm',
];

/** The platform that a package's name tells, as its own manifest would. */
function platformOf(name: string): Pick<LockedPackage, 'os' | 'cpu' | 'libc'> {
  const words = name.split(/[/-]/);
  const os = systems.find((system) => words.includes(system));
  const cpu = processors.find((processor) => words.some((word) => word.startsWith(processor)));
  const libc = words.some((word) => word.startsWith('musl'))
    ? 'musl'
    : words.some((word) => word.startsWith('gnu'))
      ? 'glibc'
      : undefined;
  return {
    ...(os === undefined ? {} : { os: [os] }),
    ...(cpu === undefined ? {} : { cpu: [cpu] }),
    ...(os === 'linux' && libc !== undefined ? { libc: [libc] } : {}),
  };
}

/** Where Node would find `name` from the package at `from`, outermost last. */
function* places(from: string, name: string): Generator<string> {
  for (let folder = from; ; folder = folder.slice(0, folder.lastIndexOf('/node_modules/'))) {
    yield `${folder === '' ? '' : `${folder}/`}node_modules/${name}`;
    if (folder === '') return;
    if (!folder.includes('/node_modules/')) folder = '';
    if (folder === '') {
      yield `node_modules/${name}`;
      return;
    }
  }
}

const added: Record<string, LockedPackage> = {};
for (const [from, { optionalDependencies = {}, dev }] of Object.entries(lock.packages)) {
  for (const [name, range] of Object.entries(optionalDependencies)) {
    const version = range.replace(/^[~^]/, '');
    const known = { ...lock.packages, ...added };
    const found = [...places(from, name)].some((place) => known[place]?.version === version);
    if (found) continue;
    const atRoot = `node_modules/${name}`;
    const place = known[atRoot] === undefined ? atRoot : `${from}/node_modules/${name}`;
    added[place] = {
      version,
      ...(dev === true || from === '' ? { dev: true } : {}),
      optional: true,
      ...platformOf(name),
    };
  }
}
function withoutEngines({ engines: _, ...kept }: LockedPackage): LockedPackage {
  return kept;
}

const complete = Object.fromEntries(
  Object.entries({ ...lock.packages, ...added })
    .map(([place, entry]) => [place, entry.optional === true ? withoutEngines(entry) : entry] as const)
    .toSorted(([first], [second]) => first.localeCompare(second, 'en')),
);
writeFileSync(path, `${JSON.stringify({ ...lock, packages: complete }, null, 2)}\n`);
console.log(`${Object.keys(added).length} packages of other platforms added to the lock file.`);
