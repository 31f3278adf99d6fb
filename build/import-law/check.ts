import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, relative, sep } from 'node:path';
import { sourceFiles } from '../source-files.ts';
import {
  type Reserved,
  reservedGlobals,
  reservedMethods,
  reservedModules,
  type ZoneLaw,
  zoneLaws,
} from './laws.ts';
import { type NamedInSource, namedInSource } from './named-in-source.ts';

const networks = 'main/engine/networks';
const builtins = new Set(builtinModules);

const within = (path: string, folder: string): boolean => path === folder || path.startsWith(`${folder}/`);
const anyWithin = (path: string, folders: readonly string[]): boolean =>
  folders.some((folder) => within(path, folder));

/**
 * Holds every source below `root` against the import law and returns what breaks it, a line each.
 * A zone without sources is a break too: a law that reads nothing would always be kept.
 */
export function breaksOfImportLaw(root: string): readonly string[] {
  const read = new Set<ZoneLaw>();
  const breaks: string[] = [];
  for (const zone of ['main', 'renderer', 'preload', 'shared', 'build']) {
    for (const path of sourceFiles(join(root, zone))) {
      const file = relative(root, path).split(sep).join('/');
      const law = lawOf(file);
      if (law === undefined) {
        breaks.push(`${file} is in no zone`);
        continue;
      }
      read.add(law);
      const named = namedInSource(path, readFileSync(path, 'utf8'));
      breaks.push(...breaksOf(file, law, named).map((broken) => `${file} ${broken}`));
    }
  }
  const empty = zoneLaws
    .filter((law) => !read.has(law))
    .map(({ folder }) => `${folder} has no sources to check`);
  return [...empty, ...breaks];
}

function lawOf(file: string): ZoneLaw | undefined {
  const fitting = zoneLaws.filter(({ folder }) => within(file, folder));
  return fitting.reduce<ZoneLaw | undefined>(
    (longest, law) => (longest === undefined || law.folder.length > longest.folder.length ? law : longest),
    undefined,
  );
}

function breaksOf(file: string, law: ZoneLaw, named: NamedInSource): readonly string[] {
  const { modules, computed, globals, methods } = named;
  return [
    ...modules.flatMap((name) => (isAllowed(file, law, name) ? [] : [`imports ${name}`])),
    ...(computed > 0 ? ['imports a module whose name is computed'] : []),
    ...globals.flatMap((name) => (isReserved(file, name, reservedGlobals) ? [`uses ${name}`] : [])),
    ...methods.flatMap((name) => (isReserved(file, name, reservedMethods) ? [`calls ${name}()`] : [])),
  ];
}

function isAllowed(file: string, law: ZoneLaw, name: string): boolean {
  if (name.startsWith('.')) {
    return isAllowedFile(file, law, join(dirname(file), name).split(sep).join('/'));
  }
  const bare = name.replace(/^node:/, '');
  if (name.startsWith('node:') || builtins.has(bare)) {
    return law.node && !isReserved(file, `node:${bare}`, reservedModules);
  }
  const allowed =
    'only' in law.packages ? anyWithin(name, law.packages.only) : !anyWithin(name, law.packages.except);
  return allowed && !isReserved(file, name, reservedModules);
}

function isReserved(file: string, name: string, table: readonly Reserved[]): boolean {
  return table.some(({ names, places }) => anyWithin(name, names) && !anyWithin(file, places));
}

function isAllowedFile(file: string, law: ZoneLaw, target: string): boolean {
  if (within(file, networks) && within(target, networks)) {
    // A network's folder is its own; what stands beside the folders belongs to all networks.
    const [own, other] = [file, target].map((path) => path.slice(networks.length + 1).split('/'));
    return own?.length === 1 || other?.length === 1 || own?.[0] === other?.[0];
  }
  return within(target, law.folder) || anyWithin(target, law.project);
}
