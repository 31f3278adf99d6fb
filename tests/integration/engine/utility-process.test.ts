import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';

const file = join(import.meta.dirname, '..', '..', '..', 'main', 'engine', 'start', 'utility-process.ts');

/** Electron's Node goes on after such a rejection, with these very words; what is left then is an engine that nobody restarts. */
test('a utility process ends with a rejection that nobody handled, as a Node child does', async () => {
  const script = `
    const { runInUtilityProcess } = await import(${JSON.stringify(pathToFileURL(file).href)});
    process.parentPort = { postMessage() {}, on: () => setInterval(() => undefined, 1000) };
    runInUtilityProcess(() => {
      void Promise.reject(new Error('nobody waits for this'));
      return { receive() {}, openPort() {} };
    });`;
  const child = spawn(
    process.execPath,
    ['--unhandled-rejections=warn-with-error-code', '--input-type=module', '--eval', script],
    // One that lives on is ended, with no code.
    { stdio: 'pipe', timeout: 15_000 },
  );
  let said = '';
  child.stderr.on('data', (part: Buffer) => (said += part.toString()));
  const code = await new Promise((resolve) => child.once('close', resolve));
  expect(said).toContain('nobody waits for this');
  expect(code).toBe(1);
});
