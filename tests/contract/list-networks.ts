import { spawnSync } from 'node:child_process';
import { basename, join } from 'node:path';
import { capabilities } from '../../shared/capabilities/index.ts';
import { features, type Support } from '../../shared/capabilities/capability.ts';
import { contentTypes } from '../../shared/model/content-type.ts';
import type { NetworkId } from '../../shared/model/network.ts';
import { networkIds } from '../../shared/model/network-ids.ts';
import { root } from '../../build/root.ts';

/** What each network offers, from the code's own data, with the conformance tests that stand behind it. */
interface ListedTest {
  readonly file: string;
}

/** Facebook and Instagram share the Graph: a file that names neither is about both. */
const graphNetworks: readonly NetworkId[] = ['facebook', 'instagram'];

/** The networks that a file of conformance tests is about, by its name. */
function networksOf(file: string): readonly NetworkId[] {
  const name = basename(file);
  const named = networkIds.filter((id) => name.includes(id));
  return named.length === 0 && name.startsWith('meta-') ? graphNetworks : named;
}

function conformanceTests(): readonly ListedTest[] {
  const vitest = join('node_modules', 'vitest', 'vitest.mjs');
  const words = ['list', '--config', 'build/vitest.config.ts', '--project', 'contract', '--json'];
  const { stdout, status } = spawnSync(process.execPath, [vitest, ...words], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) throw new Error('The conformance tests could not be listed');
  return JSON.parse(stdout.slice(stdout.indexOf('['))) as readonly ListedTest[];
}

function words(support: Support): string {
  if (support === true) return 'yes';
  if (typeof support === 'string') return `no: ${support}`;
  return Object.entries(support)
    .map(([kind, offered]) => `${kind}: ${offered === true ? 'yes' : `no, ${offered}`}`)
    .join('; ');
}

const offersSome = (support: Support): boolean =>
  support === true || (typeof support === 'object' && Object.values(support).includes(true));

const print = (line: string): void => void process.stdout.write(`${line}\n`);

const tests = conformanceTests();
const rows = networkIds.map((network) => ({
  network,
  types: contentTypes.filter((type) => offersSome(capabilities[network].types[type])),
  tests: tests.filter(({ file }) => networksOf(file).includes(network)).length,
}));

for (const { network, types, tests: count } of rows) {
  const { version, source, types: typeSupport, features: featureSupport } = capabilities[network];
  print(`\n${network} (${version}; ${source}): ${count} conformance tests`);
  print(`  publishes ${types.join(', ')}`);
  for (const type of contentTypes) {
    if (typeSupport[type] !== true) print(`  ${type}: ${words(typeSupport[type])}`);
  }
  const offered = features.filter((feature) => featureSupport[feature] === true);
  print(`  offers ${offered.join(', ')}`);
  for (const feature of features) {
    if (featureSupport[feature] !== true) print(`  ${feature}: ${words(featureSupport[feature])}`);
  }
}
print(`\n${JSON.stringify({ networks: rows.length, rows })}`);
