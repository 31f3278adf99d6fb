import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const project = join(import.meta.dirname, '..', '..', '..');
const configurations = [
  'build/tsconfig.base.json',
  'shared/tsconfig.json',
  'preload/tsconfig.json',
  'renderer/tsconfig.json',
  'main/engine/tsconfig.json',
  'main/practice/tsconfig.json',
  'main/host/tsconfig.json',
  'main/host/tsconfig.electron-25.json',
];

let root: string;

function plant(file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}

/** The codes of the compiler's complaints about a zone. */
function complaints(zone: string): readonly string[] {
  const compiler = join(project, 'node_modules', 'typescript', 'bin', 'tsc');
  const { stdout } = spawnSync(process.execPath, [compiler, '-p', zone, '--noEmit', '--pretty', 'false'], {
    cwd: root,
    encoding: 'utf8',
  });
  return [...stdout.matchAll(/error (TS\d+)/g)].map((match) => match[1] ?? '');
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'kaizup-zone-walls-'));
  for (const file of configurations) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    cpSync(join(project, file), join(root, file));
  }
  symlinkSync(join(project, 'node_modules'), join(root, 'node_modules'), 'junction');
  plant('main/index.ts', 'export {};\n');
  for (const zone of ['shared', 'preload', 'renderer', 'main/engine', 'main/practice', 'main/host']) {
    plant(`${zone}/lawful.ts`, 'export const lawful = 1;\n');
  }
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

describe('what does not compile', () => {
  test.each([
    ['the contract knows no Node', 'shared', 'export const a = process.pid;', 'TS2591'],
    ['the contract knows no page', 'shared', 'export const a = document.title;', 'TS2584'],
    ['the page knows no Node', 'renderer', "export { readFileSync } from 'node:fs';", 'TS2591'],
    ['the page knows no engine', 'renderer', "export * from '../main/engine/lawful.ts';", 'TS6307'],
    ['the preload knows no page', 'preload', "export * from '../renderer/lawful.ts';", 'TS6307'],
    ['the engine knows no host', 'main/engine', "export * from '../host/lawful.ts';", 'TS6307'],
    ['the engine knows no document', 'main/engine', 'export const a = document.title;', 'TS2584'],
    [
      'the practice networks know no engine',
      'main/practice',
      "export * from '../engine/lawful.ts';",
      'TS6307',
    ],
    ['the host knows no engine', 'main/host', "export * from '../engine/lawful.ts';", 'TS6307'],
  ])('%s', (_, zone, text, code) => {
    plant(`${zone}/wrong.ts`, `${text}\n`);
    expect(complaints(zone)).toContain(code);
  });

  test('the host uses what only the current Electron has', () => {
    plant('main/host/wrong.ts', "import { View } from 'electron';\nexport const view = new View();\n");
    expect(complaints('main/host')).toEqual([]);
    expect(complaints('main/host/tsconfig.electron-25.json')).toContain('TS2305');
  });
});

test('what is lawful compiles', () => {
  plant('renderer/a.ts', "export * from '../shared/lawful.ts';\n");
  plant(
    'main/engine/a.ts',
    "export * from '../../shared/lawful.ts';\nexport { readFileSync } from 'node:fs';\n",
  );
  expect(['shared', 'renderer', 'main/engine'].flatMap(complaints)).toEqual([]);
});
