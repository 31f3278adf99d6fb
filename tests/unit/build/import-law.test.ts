import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { breaksOfImportLaw } from '../../../build/import-law/check.ts';
import {
  reservedGlobals,
  reservedMethods,
  reservedModules,
  zoneLaws,
} from '../../../build/import-law/laws.ts';

let root: string;

function plant(file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}

const fileOf = (folder: string): string => (folder.endsWith('.ts') ? folder : `${folder}/lawful.ts`);

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'kaizup-import-law-'));
  for (const { folder } of zoneLaws) plant(fileOf(folder), 'export const lawful = true;\n');
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

describe('what the law forbids', () => {
  test.each([
    ['the contract imports Node', 'shared/a.ts', "import 'node:fs';", 'imports node:fs'],
    ['the contract imports Node by its old name', 'shared/a.ts', "import fs from 'fs';", 'imports fs'],
    [
      'the contract imports another zone',
      'shared/a.ts',
      "import '../renderer/lawful.ts';",
      'imports ../renderer/lawful.ts',
    ],
    ['the contract imports a page library', 'shared/a.ts', "import 'react';", 'imports react'],
    [
      'the page imports Electron',
      'renderer/a.tsx',
      "import { ipcRenderer } from 'electron';",
      'imports electron',
    ],
    ['the page imports Node', 'renderer/a.ts', "import 'node:path';", 'imports node:path'],
    [
      'the page imports the engine',
      'renderer/a.ts',
      "import type { A } from '../main/engine/lawful.ts';",
      'imports ../main/engine/lawful.ts',
    ],
    [
      'the preload imports the host',
      'preload/a.ts',
      "import '../main/host/lawful.ts';",
      'imports ../main/host/lawful.ts',
    ],
    ['the preload imports a package', 'preload/a.ts', "import 'zod';", 'imports zod'],
    ['the preload imports Node', 'preload/a.ts', "import 'node:os';", 'imports node:os'],
    [
      'the engine imports Electron',
      'main/engine/a.ts',
      "import { app } from 'electron';",
      'imports electron',
    ],
    [
      'the engine imports Electron below its name',
      'main/engine/a.ts',
      "import 'electron/main';",
      'imports electron/main',
    ],
    [
      'the vault imports the host',
      'main/vault/a.ts',
      "import '../host/lawful.ts';",
      'imports ../host/lawful.ts',
    ],
    [
      'the engine imports the host',
      'main/engine/a.ts',
      "import '../host/lawful.ts';",
      'imports ../host/lawful.ts',
    ],
    [
      'the engine imports the practice networks',
      'main/engine/a.ts',
      "import '../practice/lawful.ts';",
      'imports ../practice/lawful.ts',
    ],
    ['a rule imports Node', 'main/engine/domain/a.ts', "import 'node:crypto';", 'imports node:crypto'],
    [
      'a rule imports the store',
      'main/engine/domain/a.ts',
      "import '../store/tables.ts';",
      'imports ../store/tables.ts',
    ],
    [
      'a rule imports a package with effects',
      'main/engine/domain/a.ts',
      "import 'kysely';",
      'imports kysely',
    ],
    [
      'a network imports another',
      'main/engine/networks/tiktok/a.ts',
      "import '../bluesky/a.ts';",
      'imports ../bluesky/a.ts',
    ],
    [
      'a network imports the practice networks',
      'main/engine/networks/tiktok/a.ts',
      "import '../../../practice/lawful.ts';",
      'imports ../../../practice/lawful.ts',
    ],
    ['a network writes queries', 'main/engine/networks/a.ts', "import 'kysely';", 'imports kysely'],
    [
      'the practice networks import the engine',
      'main/practice/a.ts',
      "import '../engine/lawful.ts';",
      'imports ../engine/lawful.ts',
    ],
    [
      'the practice networks import the contract of the page',
      'main/practice/a.ts',
      "import '../../shared/errors.ts';",
      'imports ../../shared/errors.ts',
    ],
    ['the practice networks import Electron', 'main/practice/a.ts', "import 'electron';", 'imports electron'],
    [
      'the host imports the engine',
      'main/host/a.ts',
      "import '../engine/lawful.ts';",
      'imports ../engine/lawful.ts',
    ],
    [
      'the host imports the page',
      'main/host/a.ts',
      "import '../../renderer/lawful.ts';",
      'imports ../../renderer/lawful.ts',
    ],
    ['the host opens the database', 'main/host/a.ts', "import 'better-sqlite3';", 'imports better-sqlite3'],
    ['the host imports a page library', 'main/host/a.ts', "import 'react';", 'imports react'],
    [
      'the entry imports the engine',
      'main/index.ts',
      "import './engine/lawful.ts';",
      'imports ./engine/lawful.ts',
    ],
    ['the entry imports a package', 'main/index.ts', "import 'zod';", 'imports zod'],
    [
      'the tooling imports the application',
      'build/a.ts',
      "import '../main/host/lawful.ts';",
      'imports ../main/host/lawful.ts',
    ],
    ['the tooling imports Electron', 'build/a.ts', "import 'electron';", 'imports electron'],
    [
      'a service opens the database',
      'main/engine/services/a.ts',
      "import 'better-sqlite3';",
      'imports better-sqlite3',
    ],
    [
      'a network brings its own HTTP client',
      'main/engine/networks/tiktok/a.ts',
      "import 'undici';",
      'imports undici',
    ],
    ['a service listens', 'main/engine/services/a.ts', "import 'node:http';", 'imports node:http'],
    ['the host opens a socket', 'main/host/a.ts', "import 'node:net';", 'imports node:net'],
    ['the engine speaks TLS itself', 'main/engine/http/a.ts', "import 'node:https';", 'imports node:https'],
    [
      'a network fetches past the client',
      'main/engine/networks/a.ts',
      "await fetch('https://a.example');",
      'uses fetch',
    ],
    [
      'the engine fetches through the global object',
      'main/engine/a.ts',
      'await globalThis.fetch(address);',
      'uses fetch',
    ],
    ['the page opens a socket', 'renderer/a.ts', "new WebSocket('wss://a.example');", 'uses WebSocket'],
    ['the page sends a beacon', 'renderer/a.ts', "navigator.sendBeacon('/a');", 'uses sendBeacon'],
    [
      'the store takes a copy in clear',
      'main/engine/store/a.ts',
      'database.serialize();',
      'calls serialize()',
    ],
    [
      'the store takes a copy that stays empty',
      'main/engine/store/a.ts',
      "await database.backup('a');",
      'calls backup()',
    ],
    ['a file is in no zone', 'main/stray.ts', '', 'is in no zone'],
  ])('%s', (_, file, text, broken) => {
    plant(file, `${text}\nexport {};\n`);
    expect(breaksOfImportLaw(root)).toEqual([`${file} ${broken}`]);
  });

  test('every row of the tables is proven above', () => {
    const planted = readFileSync(import.meta.filename, 'utf8');
    for (const { folder } of zoneLaws) expect(planted).toContain(`'${folder}`);
    for (const { names } of reservedModules) {
      expect(names.some((name) => planted.includes(`'imports ${name}'`))).toBe(true);
    }
    for (const { names } of reservedGlobals) {
      expect(names.some((name) => planted.includes(`'uses ${name}'`))).toBe(true);
    }
    for (const { names } of reservedMethods) {
      for (const name of names) expect(planted).toContain(`'calls ${name}()'`);
    }
  });
});

describe('every way to import counts', () => {
  test.each([
    ['static', "import { app } from 'electron';"],
    ['for its effect', "import 'electron';"],
    ['for types only', "import type { App } from 'electron';"],
    ['as the type of an expression', "export type A = import('electron').App;"],
    ['again exported', "export { app } from 'electron';"],
    ['all again exported', "export * from 'electron';"],
    ['dynamic', "await import('electron');"],
    ['required', "const { app } = require('electron');"],
  ])('%s', (_, text) => {
    plant('main/engine/a.ts', `${text}\nexport {};\n`);
    expect(breaksOfImportLaw(root)).toEqual(['main/engine/a.ts imports electron']);
  });

  test('a computed name is refused, since no law can be held against it', () => {
    plant('main/engine/a.ts', 'export const load = (name: string) => import(name);\n');
    expect(breaksOfImportLaw(root)).toEqual(['main/engine/a.ts imports a module whose name is computed']);
  });

  test('a source that does not parse is not passed over', () => {
    plant('shared/a.ts', 'export const = ;\n');
    expect(() => breaksOfImportLaw(root)).toThrow(/does not parse/);
  });
});

describe('what the law allows', () => {
  test.each([
    [
      'the page uses the contract',
      'renderer/a.tsx',
      "import { b } from '../shared/lawful.ts'; import 'react';",
    ],
    [
      'a network uses what stands beside the folders',
      'main/engine/networks/tiktok/a.ts',
      "import '../network.ts';",
    ],
    ['a network uses its own folder', 'main/engine/networks/tiktok/a.ts', "import './parse.ts';"],
    ['the store opens the database', 'main/engine/store/a.ts', "import 'better-sqlite3';"],
    ['the client speaks HTTP', 'main/engine/http/a.ts', "import { request } from 'undici';"],
    [
      'a comment and a string name what they like',
      'main/engine/a.ts',
      "// import 'electron'\nexport const a = `require('electron')`;",
    ],
  ])('%s', (_, file, text) => {
    plant(file, `${text}\nexport {};\n`);
    expect(breaksOfImportLaw(root)).toEqual([]);
  });
});

describe('a check that reads nothing fails', () => {
  test('an empty tree', () => {
    rmSync(root, { recursive: true });
    mkdirSync(root);
    expect(breaksOfImportLaw(root)).toHaveLength(zoneLaws.length);
  });

  test('a zone that was moved away', () => {
    rmSync(join(root, 'main/engine/domain'), { recursive: true });
    expect(breaksOfImportLaw(root)).toEqual(['main/engine/domain has no sources to check']);
  });
});
