import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { out, root } from '../root.ts';
import { bundleConfig, copyIcons, sourcesOf, type Zone } from './zones.ts';

const zones = ['host', 'preload', 'engine', 'practice', 'renderer'] as const satisfies readonly Zone[];

function* files(path: string): Generator<string> {
  if (!existsSync(path)) return;
  if (statSync(path).isFile()) {
    yield path;
    return;
  }
  for (const name of readdirSync(path).toSorted()) yield* files(join(path, name));
}

/** Hash of everything that a zone's bundle is made from. */
function fingerprint(zone: Zone): string {
  const hash = createHash('sha256');
  const inputs = [
    ...sourcesOf[zone],
    'package-lock.json',
    'build/bundles/zones.ts',
    'build/lingui.config.ts',
  ];
  for (const input of inputs) {
    for (const path of files(join(root, input)))
      hash.update(path.slice(root.length)).update(readFileSync(path));
  }
  return hash.digest('hex');
}

/** Vite declares the whole process a production one; what runs after it, tests among it, must not inherit that. */
async function bundle(zone: Zone): Promise<void> {
  const { NODE_ENV: before } = process.env;
  await build(bundleConfig(zone));
  if (before === undefined) delete process.env['NODE_ENV'];
  else process.env['NODE_ENV'] = before;
}

/** Builds the zones whose sources changed since the last build and returns their names. */
export async function buildZones(): Promise<readonly Zone[]> {
  const stamps = join(out, '.stamps');
  mkdirSync(stamps, { recursive: true });
  const built: Zone[] = [];
  for (const zone of zones) {
    const stamp = join(stamps, zone);
    const now = fingerprint(zone);
    if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now && existsSync(join(out, zone))) continue;
    await bundle(zone);
    if (zone === 'host') copyIcons();
    writeFileSync(stamp, now);
    built.push(zone);
  }
  return built;
}
