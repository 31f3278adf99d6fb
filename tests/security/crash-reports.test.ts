import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../build/root.ts';

/** Every source file of the application. */
const sources = ['main', 'preload', 'renderer', 'shared'].flatMap((zone) =>
  readdirSync(join(root, zone), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name)),
);

test('D26 no code starts a crash reporter: there is no dump, and nobody it could be sent to', () => {
  expect(sources.length).toBeGreaterThan(500);
  expect(sources.filter((file) => readFileSync(file, 'utf8').includes('crashReporter'))).toEqual([]);
});

test('D26 nothing but the owner’s own press opens a mail to support', () => {
  const using = sources.filter((file) => readFileSync(file, 'utf8').includes('kaizupContacts.support'));
  expect(using.map((file) => file.slice(root.length + 1))).toEqual([
    'renderer/features/support/SupportForm.tsx',
  ]);
});
