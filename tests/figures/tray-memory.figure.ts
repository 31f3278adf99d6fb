import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { makeBlankApp } from './blank-app.ts';
import { median, quick, report, rounded } from './report.ts';
import { seedProfile } from './seed-profile.ts';

/**
 * Proportional memory (PSS) of all processes with the window closed, against a blank application with one hidden window.
 * Own copies of the binaries on both sides, so that neither shares pages with the other or with the measuring program.
 */
const runs = quick ? 3 : 5;
const posts = quick ? 1000 : 10_000;
const settle = quick ? 5000 : 9000;
const root = join(import.meta.dirname, '..', '..');

function copyOf(folder: string): string {
  const copy = mkdtempSync(join(tmpdir(), 'kaizup-memory-'));
  cpSync(folder, copy, { recursive: true });
  return copy;
}

/** PSS of a process and all its descendants, in MiB. */
function treeMemory(rootPid: number): number {
  const rows = execFileSync('ps', ['-eo', 'pid,ppid'], { encoding: 'utf8' })
    .split('\n')
    .flatMap((line) => {
      const match = /^\s*(\d+)\s+(\d+)/.exec(line);
      return match === null ? [] : [{ pid: Number(match[1]), parent: Number(match[2]) }];
    });
  const tree = new Set([rootPid]);
  for (let size = 0; size !== tree.size; ) {
    size = tree.size;
    for (const { pid, parent } of rows) if (tree.has(parent)) tree.add(pid);
  }
  let kilobytes = 0;
  for (const pid of tree) {
    const rollup = tryRead(`/proc/${pid}/smaps_rollup`);
    kilobytes += Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0);
  }
  return kilobytes / 1024;
}

function tryRead(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    // A process that ended between the listing and the look has no memory.
    if (error instanceof Error && 'code' in error) return '';
    throw error;
  }
}

async function measure(runtime: string, args: readonly string[], node: string): Promise<number> {
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
  const memory = treeMemory(child.pid ?? 0);
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 12_000))]);
  child.kill('SIGKILL');
  return memory;
}

const { desktop, profile } = await seedProfile(posts);
await desktop.quit();
const runtime = dirname(process.env['KAIZUP_ELECTRON'] ?? '');
const [oursRuntime, blankRuntime] = [copyOf(runtime), copyOf(runtime)];
const nodeCopy = join(mkdtempSync(join(tmpdir(), 'kaizup-node-')), 'node');
cpSync(process.execPath, nodeCopy);
const blank = makeBlankApp(false);

const ours: number[] = [];
const blanks: number[] = [];
for (let run = 0; run < runs; run += 1) {
  blanks.push(await measure(blankRuntime, [blank], nodeCopy));
  ours.push(
    await measure(
      oursRuntime,
      [root, '--hidden', `--profile=${profile}`, '--password-store=gnome-libsecret'],
      nodeCopy,
    ),
  );
  console.log(`run ${run + 1}: ours ${ours.at(-1)?.toFixed(0)} MiB, blank ${blanks.at(-1)?.toFixed(0)} MiB`);
}
for (const folder of [oursRuntime, blankRuntime, dirname(nodeCopy), blank])
  rmSync(folder, { recursive: true, force: true });
desktop.remove();
report({
  figure: 'tray-memory',
  value: rounded(median(ours) / median(blanks)),
  unit: 'ratio',
  better: 'lower',
  aim: 1,
  runs,
  detail: {
    ours_mib: Math.round(median(ours)),
    blank_mib: Math.round(median(blanks)),
    posts,
    accounts: 1,
    starter:
      Number(process.versions.node.split('.')[0]) >= 24 && !runtime.includes('25.1.1')
        ? 'utility'
        : 'node-child',
  },
});
process.exit(0);
