import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** The parts of an Electron application, as its processes are named on their command lines. */
export const partNames = ['main', 'zygotes', 'network', 'gpu', 'page', 'engine'] as const;
type PartName = (typeof partNames)[number];

/** Proportional memory (PSS) in MiB. */
export interface Memory {
  readonly total: number;
  readonly parts: Readonly<Record<PartName, number>>;
}

/** Memory of a process and all its descendants. Linux only. */
export function memoryOf(rootPid: number): Memory {
  const rows = execFileSync('ps', ['-eo', 'pid,ppid,args', '-ww'], { encoding: 'utf8' })
    .split('\n')
    .flatMap((line) => {
      const match = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line);
      return match === null
        ? []
        : [{ pid: Number(match[1]), parent: Number(match[2]), command: match[3] ?? '' }];
    });
  const tree = new Set([rootPid]);
  for (let size = 0; size !== tree.size; ) {
    size = tree.size;
    for (const { pid, parent } of rows) if (tree.has(parent)) tree.add(pid);
  }
  const parts: Record<PartName, number> = { main: 0, zygotes: 0, network: 0, gpu: 0, page: 0, engine: 0 };
  for (const { pid, command } of rows) {
    if (tree.has(pid)) parts[pid === rootPid ? 'main' : partOf(command)] += proportionalMemory(pid);
  }
  return { total: Object.values(parts).reduce((sum, part) => sum + part, 0), parts };
}

function partOf(command: string): PartName {
  if (command.includes('--type=zygote')) return 'zygotes';
  if (command.includes('--type=gpu-process')) return 'gpu';
  if (command.includes('--type=renderer')) return 'page';
  return command.includes('network.mojom.NetworkService') ? 'network' : 'engine';
}

function proportionalMemory(pid: number): number {
  const rollup = tryRead(`/proc/${pid}/smaps_rollup`);
  return Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0) / 1024;
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
