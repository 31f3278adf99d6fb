import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { makeBlankApp } from './blank-app.ts';
import { type Memory, memoryOf, partNames } from './process-memory.ts';
import { median, quick, report, rounded } from './report.ts';
import { seedProfile } from './seed-profile.ts';

/**
 * Proportional memory (PSS) of all processes with the window closed, against a blank application with one hidden window.
 * Own copies of the binaries on both sides, so that neither shares pages with the other or with the measuring program.
 */
const runs = quick ? 3 : 5;
const accounts = 100;
const posts = 10_000;
const settle = quick ? 5000 : 9000;
const root = join(import.meta.dirname, '..', '..');

function copyOf(folder: string): string {
  const copy = mkdtempSync(join(tmpdir(), 'kaizup-memory-'));
  cpSync(folder, copy, { recursive: true });
  return copy;
}

async function measure(runtime: string, args: readonly string[], node: string): Promise<Memory> {
  const child = spawn(
    join(runtime, 'electron'),
    [...args, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
    {
      stdio: 'ignore',
      // The same graphics drivers on both sides: some starts load a software renderer into the main process.
      env: { ...process.env, KAIZUP_NODE: node, LIBGL_DRIVERS_PATH: '/nonexistent' },
    },
  );
  await new Promise((resolve) => setTimeout(resolve, settle));
  const memory = memoryOf(child.pid ?? 0);
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 12_000))]);
  child.kill('SIGKILL');
  return memory;
}

const whole = ({ total: sum, parts: rest }: Memory): string =>
  `${sum.toFixed(0)} MiB (${partNames.map((name) => `${name} ${rest[name].toFixed(0)}`).join(', ')})`;
const total = (memories: readonly Memory[]): number => median(memories.map((memory) => memory.total));
const parts = (memories: readonly Memory[]) =>
  Object.fromEntries(
    partNames.map((name) => [name, Math.round(median(memories.map((memory) => memory.parts[name])))]),
  );

const seeded = await seedProfile({ accounts, posts });
const runtime = dirname(process.env['KAIZUP_ELECTRON'] ?? '');
const [oursRuntime, blankRuntime] = [copyOf(runtime), copyOf(runtime)];
const nodeCopy = join(mkdtempSync(join(tmpdir(), 'kaizup-node-')), 'node');
cpSync(process.execPath, nodeCopy);
const blank = makeBlankApp(false);

const ours: Memory[] = [];
const blanks: Memory[] = [];
for (let run = 0; run < runs; run += 1) {
  const without = await measure(blankRuntime, [blank], nodeCopy);
  const with_ = await measure(
    oursRuntime,
    [root, '--hidden', `--profile=${seeded.profile}`, '--password-store=gnome-libsecret'],
    nodeCopy,
  );
  blanks.push(without);
  ours.push(with_);
  console.log(`run ${run + 1}: ours ${whole(with_)}`);
  console.log(`      blank ${whole(without)}`);
}
for (const folder of [oursRuntime, blankRuntime, dirname(nodeCopy), blank])
  rmSync(folder, { recursive: true, force: true });
seeded.remove();
report({
  figure: 'tray-memory',
  value: rounded(total(ours) / total(blanks)),
  unit: 'ratio',
  better: 'lower',
  aim: 1,
  runs,
  detail: {
    ours_mib: Math.round(total(ours)),
    blank_mib: Math.round(total(blanks)),
    ours_parts: parts(ours),
    blank_parts: parts(blanks),
    posts,
    accounts,
    starter: 'node-child',
  },
});
process.exit(0);
