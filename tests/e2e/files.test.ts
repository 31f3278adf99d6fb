import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Desktop, eventually, startDesktop } from './desktop.ts';
import { drawPictures } from './tour/pictures.ts';

let desktop: Desktop;
let page: Page;
let folder: string;
let pictures: Awaited<ReturnType<typeof drawPictures>>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kaizup-files-'));
  pictures = await drawPictures(folder);
  desktop = await startDesktop();
  page = await desktop.window();
  await eventually(
    async () => (await page.evaluate(() => window.kaizup.engineCondition())).kind === 'running',
  );
});
afterAll(async () => {
  await desktop.quit();
  desktop.remove();
  rmSync(folder, { recursive: true, force: true });
});

test('a file that was dropped or picked is known by its path', async () => {
  await page.evaluate(() => {
    const input = document.createElement('input');
    input.type = 'file';
    input.id = 'probe';
    document.body.append(input);
  });
  await page.setInputFiles('#probe', pictures['rye-loaf']);
  const path = await page.evaluate(() => {
    const [file] = document.querySelector<HTMLInputElement>('#probe')?.files ?? [];
    return file === undefined ? null : window.kaizup.pathOfFile(file);
  });
  expect(path).toBe(pictures['rye-loaf']);
});

test('a pasted picture is brought to disk, and what is no picture is not', async () => {
  const bytes = [...readFileSync(pictures.market)];
  const keep = (mime: string): Promise<string | null> =>
    page.evaluate(([content, type]) => window.kaizup.keepPasted(new Uint8Array(content).buffer, type), [
      bytes,
      mime,
    ] as const);
  const path = await keep('image/jpeg');
  expect(path !== null && existsSync(path)).toBe(true);
  expect(path?.startsWith(desktop.profile)).toBe(true);
  expect([...readFileSync(path ?? '')]).toEqual(bytes);
  expect(await keep('text/html')).toBeNull();
});

test('a picture that is pasted into a post is part of it', async () => {
  await page.getByText('I am an adult').click();
  await page.getByText('I use Kaizup for my work').click();
  await page.getByRole('button', { name: 'Refuse all' }).click();
  await page.getByRole('button', { name: 'Start' }).click();
  await page.getByRole('button', { name: 'New post' }).first().click();
  const text = page.getByLabel('Text of the post');
  await text.fill('Straight from the clipboard');
  await text.evaluate(
    (field, content) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([new Uint8Array(content)], 'pasted.jpg', { type: 'image/jpeg' }));
      field.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true, cancelable: true }),
      );
    },
    [...readFileSync(pictures.croissants)],
  );
  await page.getByRole('button', { name: /, place 1 of 1/ }).waitFor();
});
