import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from '../../build/root.ts';
import { promises, type PromiseId } from './promises.ts';

/*
 * The promises of the privacy policy (D1-D26) with the code that keeps each and the tests that prove it. Both are read from tags: a
 * test carries the rows it proves at the head of its name, code names the rows it keeps in a comment, `Keeps D23.`
 */

const zones = ['main', 'preload', 'renderer', 'shared', 'build'];
const lanes = ['unit', 'integration', 'contract', 'security', 'e2e'];

interface Listed {
  readonly name: string;
  readonly file: string;
}

/** Every test of every lane, by the runner's own listing. */
function allTests(): readonly Listed[] {
  const vitest = join('node_modules', 'vitest', 'vitest.mjs');
  const projects = lanes.flatMap((lane) => ['--project', lane]);
  const { stdout, status } = spawnSync(
    process.execPath,
    [vitest, 'list', '--config', 'build/vitest.config.ts', ...projects, '--json'],
    { cwd: root, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  if (status !== 0) throw new Error('The tests could not be listed');
  return JSON.parse(stdout.slice(stdout.indexOf('['))) as readonly Listed[];
}

/** Rows at the head of a test's own name, e.g. `D10, D11 an export …`. */
function rowsOf(name: string): readonly string[] {
  const own = name.split(' > ').at(-1) ?? '';
  const head = /^(D\d+(?:, ?D\d+)*)\b/.exec(own)?.[1] ?? '';
  return head.split(/, ?/).filter((row) => row !== '');
}

/** Files whose comments say which rows they keep. */
function keepers(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const zone of zones) {
    for (const entry of readdirSync(join(root, zone), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !/\.tsx?$/.test(entry.name)) continue;
      const path = join(entry.parentPath, entry.name);
      for (const [, rows = ''] of readFileSync(path, 'utf8').matchAll(/Keeps (D\d+(?:, D\d+)*)\./g)) {
        for (const row of rows.split(', ')) {
          found.set(row, [...(found.get(row) ?? []), relative(root, path)]);
        }
      }
    }
  }
  return found;
}

const print = (line = ''): void => void process.stdout.write(`${line}\n`);
const tests = allTests();
const code = keepers();
const open: PromiseId[] = [];

for (const id of Object.keys(promises) as PromiseId[]) {
  const proofs = tests.filter(({ name }) => rowsOf(name).includes(id));
  const files = code.get(id) ?? [];
  const isKept = proofs.length > 0 && files.length > 0;
  if (!isKept) open.push(id);
  print(`${id} ${promises[id]}: ${isKept ? 'kept' : 'open'}`);
  for (const file of files) print(`    keeps   ${file}`);
  const byFile = Map.groupBy(proofs, ({ file }) => relative(root, file));
  for (const [file, listed] of byFile) print(`    proves  ${file} (${listed.length})`);
}

const all = Object.keys(promises).length;
print();
print(JSON.stringify({ promises: all, kept: all - open.length, open }));
