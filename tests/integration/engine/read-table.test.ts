import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readTable } from '../../../main/engine/services/bulk/read-table.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kaizup-table-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function file(lines: readonly string[]): string {
  const path = join(folder, 'plan.csv');
  writeFileSync(path, lines.join('\r\n'));
  return path;
}

/** Rows whose words are of every length, with line breaks, quotes and delimiters in them. */
const rows = (count: number): readonly string[] =>
  Array.from(
    { length: count },
    (_, index) => `${index};"Loaf ${index}; ""warm""\r\n${'é'.repeat(index % 997)}"`,
  );

test('a long file is read whole, in slices that let other work go on', async () => {
  const path = file(['number;text', ...rows(5000)]);
  let turns = 0;
  let done = false;
  const count = (): void => {
    turns += 1;
    if (!done) setImmediate(count);
  };
  setImmediate(count);
  const table = await readTable(path);
  done = true;
  expect(table).toMatchObject({ delimiter: ';', encoding: 'UTF-8' });
  expect(table.broken.size).toBe(0);
  expect(table.rows).toHaveLength(5001);
  for (const index of [0, 1, 996, 2500, 4999]) {
    expect(table.rows[index + 1]).toEqual([
      String(index),
      `Loaf ${index}; "warm"\r\n${'é'.repeat(index % 997)}`,
    ]);
  }
  // 2.5 million characters are ten slices.
  expect(turns).toBeGreaterThan(9);
});

test('a row whose quotes do not close is told by its place in the file, however far down', async () => {
  const table = await readTable(file(['number;text', ...rows(2000), '2000;"never closed', '2001;fine']));
  expect([...table.broken]).toEqual([2001]);
});
