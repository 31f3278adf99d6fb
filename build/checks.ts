import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { printStep, runOwn, runProgram, type StepResult } from './commands/steps.ts';
import { checkImports } from './import-law.ts';
import { root } from './root.ts';

const bin = (path: string): string => join('node_modules', path);

/** Zones that are type-checked, each with a configuration of its own; the host against both runtimes' types. */
const typeZones = [
  'shared',
  'preload',
  'renderer',
  'main/engine',
  'main/practice',
  'main/host',
  'main/host/tsconfig.electron-25.json',
  'build',
  'tests',
];

async function types(): Promise<StepResult> {
  const results = await Promise.all(
    typeZones.map((zone) => runProgram(zone, [bin('typescript/bin/tsc'), '-p', zone, '--noEmit'])),
  );
  const failed = results.filter((result) => !result.passed);
  return {
    name: `types (${typeZones.length} configurations)`,
    passed: failed.length === 0,
    output: failed.map((result) => result.output).join('\n'),
    seconds: Math.max(...results.map((result) => result.seconds)),
  };
}

function importLaw(): readonly string[] {
  const { files, violations } = checkImports(root);
  if (files === 0) return ['No source was read'];
  return violations.map(({ file, broken }) => `${file} ${broken}`);
}

/** Files that should be split by idea; tests and generated lists are read differently. */
function longFiles(): readonly string[] {
  const listed = spawnSync('git', ['ls-files', '-co', '--exclude-standard', '*.ts', '*.tsx'], {
    cwd: root,
    encoding: 'utf8',
  });
  return listed.stdout
    .split('\n')
    .filter((file) => file !== '')
    .flatMap((file) => {
      const lines = readFileSync(join(root, file), 'utf8').split('\n').length;
      return lines > 400 ? [`${file} has ${lines} lines`] : [];
    });
}

/** The catalogues hold what the sources say: extraction changes nothing, and French is complete. */
function catalogues(): readonly string[] {
  const locales = join(root, 'shared', 'i18n', 'locales');
  const before = mkdtempSync(join(tmpdir(), 'kaizup-words-'));
  try {
    cpSync(locales, before, { recursive: true });
    const extracted = spawnSync(
      process.execPath,
      [bin('@lingui/cli/dist/lingui.js'), 'extract', '--clean', '--config', 'build/lingui.config.ts'],
      { cwd: root, encoding: 'utf8' },
    );
    if (extracted.status !== 0) return [extracted.stderr];
    const stale = readdirSync(before).filter(
      (name) => withoutDate(join(before, name)) !== withoutDate(join(locales, name)),
    );
    cpSync(before, locales, { recursive: true });
    const missing = untranslated(join(locales, 'fr.po'));
    return [
      ...stale.map((name) => `${name} is not what the sources say: npm run i18n`),
      ...missing.map((message) => `Not in French: ${message}`),
    ];
  } finally {
    rmSync(before, { recursive: true, force: true });
  }
}

const withoutDate = (path: string): string =>
  readFileSync(path, 'utf8').replace(/"POT-Creation-Date.*\n/, '');

function untranslated(path: string): readonly string[] {
  return readFileSync(path, 'utf8')
    .split('\n\n')
    .slice(1)
    .flatMap((entry) => {
      const text = /^msgstr "(.*)"$/m.exec(entry);
      const continued = /^msgstr ""\n"/m.test(entry);
      return text?.[1] === '' && !continued
        ? [(/^msgid (.*)$/m.exec(entry)?.[1] ?? entry).slice(0, 100)]
        : [];
    });
}

/** Everything but tests. Prints a line a step and returns the results. */
export async function runChecks(): Promise<readonly StepResult[]> {
  const results = [
    ...(await Promise.all([
      types(),
      runProgram('lint', [bin('oxlint/bin/oxlint'), '--type-aware', '--deny-warnings']),
      runProgram('format', [bin('@biomejs/biome/bin/biome'), 'format', '.']),
      runProgram('dead code', [bin('knip/bin/knip.js'), '--config', 'build/knip.json', '--no-progress']),
      runOwn('import law', importLaw),
      runOwn('long files', longFiles),
    ])),
    await runOwn('catalogues', catalogues),
  ];
  for (const result of results) printStep(result);
  return results;
}
