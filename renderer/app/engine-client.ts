import {
  type ClientContext,
  type ClientLink,
  createORPCClient,
  isDefinedError,
  ORPCError,
} from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import { create } from 'zustand';
import { type EngineCondition, portGoneMessage, portMessage } from '../../shared/bridge.ts';
import type { Change, PageContract } from '../../shared/contract/index.ts';
import type { CallError } from '../../shared/errors.ts';
import { bridge } from './bridge.ts';
import { EngineUnavailable, linkOver, type PortLink } from './engine-port.ts';
import { useLock } from './lock.ts';

export type EngineClient = ContractRouterClient<PageContract>;

interface EngineLine {
  readonly condition: EngineCondition;
  /** Whether there is a port to an engine that answers. */
  readonly connected: boolean;
}

/** Whether the engine is there, for the shell; calls need not ask. */
export const useEngineLine = create<EngineLine>(() => ({
  condition: { kind: 'starting' },
  connected: false,
}));

let current: PortLink | undefined;

/** Goes to the port of the moment; without one a call fails at once instead of waiting for ever. */
const link: ClientLink<ClientContext> = {
  async call(path, input, options) {
    const used = current;
    if (used === undefined) throw new EngineUnavailable('The engine is away.');
    try {
      return await used.link.call(path, input, options);
    } catch (error) {
      if (used !== current && options.signal?.aborted !== true)
        throw new EngineUnavailable('The engine went away.');
      throw error;
    }
  },
};

/** The engine's calls, typed by the contract. */
export const engine: EngineClient = createORPCClient<EngineClient>(link);

/** Query and mutation options of every call for TanStack Query. */
export const orpc = createTanstackQueryUtils(engine);

/** What failed, as data: the engine's own error, or one that says that the engine was not there. */
export function callErrorOf(error: unknown): CallError {
  if (error instanceof EngineUnavailable) return { code: 'engine-unavailable', retryable: true, details: {} };
  if (error instanceof ORPCError) {
    const { code, data }: { code: string; data: unknown } = error;
    if (isDefinedError(error) && isCallError(data)) return data;
    if (code === 'BAD_REQUEST') return { code: 'invalid-input', retryable: false, details: {} };
  }
  return { code: 'internal', retryable: false, details: {} };
}

function isCallError(data: unknown): data is CallError {
  return (
    typeof data === 'object' && data !== null && 'code' in data && 'retryable' in data && 'details' in data
  );
}

type ChangeListener = (change: Change) => void;
const changeListeners = new Set<ChangeListener>();

/** Calls `listener` with what changed in the engine; returns the way to stop. */
export function onChange(listener: ChangeListener): () => void {
  changeListeners.add(listener);
  return () => changeListeners.delete(listener);
}

async function followChanges(used: PortLink): Promise<void> {
  try {
    for await (const change of await engine.changes()) {
      for (const listener of changeListeners) listener(change);
    }
  } finally {
    // The stream ends with its port. One that ends before it would leave old data on screen: start over with a new port.
    if (used === current) dropPort();
  }
}

function connect(port: MessagePort): void {
  isAsking = false;
  current?.end();
  const used = linkOver(port);
  current = used;
  useEngineLine.setState({ connected: true });
  followChanges(used).catch(() => undefined);
}

function dropPort(): void {
  const gone = current;
  current = undefined;
  isAsking = false;
  useEngineLine.setState({ connected: false });
  gone?.end();
  setTimeout(() => follow(useEngineLine.getState().condition), askAgain);
}

/** Where the engine says that it runs but the port is gone, another one is asked for after this long (ms). */
const askAgain = 400;

/** Whether a port is on its way: a second one would cut off what the first has been asked. */
let isAsking = false;

async function ask(): Promise<void> {
  if (isAsking || current !== undefined || useLock.getState().locked) return;
  isAsking = true;
  // An engine that is still opening takes calls already, and answers them when it is open.
  if (await bridge.requestPort()) return;
  isAsking = false;
  // Refused by an engine that runs: it will be given in a moment, when the lock is through with opening.
  if (useEngineLine.getState().condition.kind === 'running') setTimeout(() => void ask(), askAgain);
}

function follow(condition: EngineCondition): void {
  useEngineLine.setState({ condition });
  if (condition.kind === 'running') void ask();
}

/** Listens for the engine's port and asks for it. Once, when the page starts. */
export async function startEngineLine(): Promise<void> {
  window.addEventListener('message', ({ source, data, ports }) => {
    if (source !== window || typeof data !== 'object' || data === null) return;
    const [port] = ports;
    if (data.type === portMessage && port !== undefined) connect(port);
    if (data.type === portGoneMessage) dropPort();
  });
  bridge.onEngineCondition(follow);
  // A port from before, or one that was on its way, is not one of the open engine.
  useLock.subscribe((lock, before) => {
    if (before.locked && !lock.locked) dropPort();
  });
  void ask();
  follow(await bridge.engineCondition());
}
