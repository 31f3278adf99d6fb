import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const launcher = join(import.meta.dirname, '..', '..', '..', 'build', 'node24.mjs');

describe('the launcher of Node 24', () => {
  test('puts a new enough Node first on the path of what it runs', () => {
    const { stdout } = spawnSync(
      process.execPath,
      [launcher, '-e', 'console.log(require("node:child_process").execSync("node --version").toString())'],
      { encoding: 'utf8' },
    );
    expect(Number(/^v(\d+)/.exec(stdout)?.[1])).toBeGreaterThanOrEqual(24);
  });

  test('passes the exit code on', () => {
    expect(spawnSync(process.execPath, [launcher, '-e', 'process.exit(7)']).status).toBe(7);
  });

  test.skipIf(process.platform === 'win32')('passes signals on and waits for the end', async () => {
    const script =
      "process.on('SIGTERM', () => process.exit(3)); setInterval(() => {}, 1000); console.log('up');";
    const child = spawn(process.execPath, [launcher, '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(child.stdout, 'data');
    child.kill('SIGTERM');
    const [code] = await once(child, 'exit');
    expect(code).toBe(3);
  });

  test.skipIf(process.platform === 'win32')('tells by its exit code that a signal ended what it ran', () => {
    const script = "process.kill(process.pid, 'SIGKILL')";
    expect(spawnSync(process.execPath, [launcher, '-e', script]).status).toBe(137);
  });
});
