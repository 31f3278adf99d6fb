import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { encodeMultipart } from '../../../main/engine/http/multipart.ts';
import { readPart } from '../../../main/engine/http/read-part.ts';

let folder: string;
let path: string;
/** Longer than two reads, and no multiple of one. */
const bytes = Buffer.from(Array.from({ length: 1_200_003 }, (_, index) => (index * 7 + (index >> 8)) % 256));

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kaizup-multipart-'));
  path = join(folder, 'file.bin');
  writeFileSync(path, bytes);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function gather(pieces: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}

const part = fc
  .tuple(fc.nat(bytes.length), fc.nat(bytes.length))
  .map(([one, other]) => ({ start: Math.min(one, other), end: Math.max(one, other) }));

describe('a part of a file', () => {
  test('comes whole, whatever its place, and tells of every byte', async () => {
    await fc.assert(
      fc.asyncProperty(part, async ({ start, end }) => {
        const told: number[] = [];
        const read = await gather(readPart({ path, start, end }, (sent) => told.push(sent)));
        expect(read.equals(bytes.subarray(start, end))).toBe(true);
        expect(told.at(-1) ?? 0).toBe(end - start);
      }),
      { numRuns: 40 },
    );
  });

  test('of a file that became shorter ends where the file does', async () => {
    const end = bytes.length + 10;
    expect((await gather(readPart({ path, start: bytes.length - 4, end }))).length).toBe(4);
  });
});

describe('a form with files', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 60 });
  const name = fc.stringMatching(/^[a-z_]{1,20}$/);

  test("is read by the platform's own parser as it was meant, and is as long as it says", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(name, { minLength: 2, maxLength: 2 }),
        fc.oneof(text, fc.constantFrom('two\r\nlines', '--kaizup', 'é "quoted" \u{1F956}')),
        fc.oneof(
          text.filter((given) => !/[\r\n%]/.test(given) && given !== ''),
          fc.constant('my "best" loaf.mp4'),
        ),
        part,
        async ([field = '', upload = ''], value, fileName, { start, end }) => {
          const { body, headers } = encodeMultipart([
            { name: field, value },
            { name: upload, fileName, mime: 'video/mp4', file: { path, start, end } },
          ]);
          const written = await gather(body);
          expect(headers['content-length']).toBe(String(written.length));
          const form = await new Response(new Uint8Array(written), { headers }).formData();
          expect(form.get(field)).toBe(value.replace(/\r\n|\r|\n/g, '\r\n'));
          const file = form.get(upload);
          if (!(file instanceof File)) throw new Error('The file is none');
          expect([file.name, file.type]).toEqual([fileName, 'video/mp4']);
          expect(Buffer.from(await file.arrayBuffer()).equals(bytes.subarray(start, end))).toBe(true);
        },
      ),
      { numRuns: 30 },
    );
  });
});
