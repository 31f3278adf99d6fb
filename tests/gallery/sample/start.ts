import { RPCHandler } from '@orpc/server/message-port';
import { type Bridge, type EngineCondition, portMessage } from '../../../shared/bridge.ts';
import type { LockState } from '../../../shared/model/owner.ts';
import { locale, settings, type Settings } from '../../../shared/model/settings.ts';
import { sampleSignIns } from './sample-accounts-router.ts';
import { sampleRouter } from './sample-engine.ts';
import { createSampleState } from './sample-state.ts';
import { type Scenario, scenarioOf } from './scenario.ts';

/** Stands in for the preload and the engine: runs before the page and gives it a bridge and a port. */
const asked = new URLSearchParams(window.location.search);
const scenario = scenarioOf(asked.get('scenario'));
const state = createSampleState(scenario);
const signIn = Object.entries(sampleSignIns).find(([name]) => name === asked.get('sign-in'));
if (signIn !== undefined) state.signIn = structuredClone(signIn[1]) as typeof state.signIn;

let current: Settings = settings.parse({
  locale: locale.catch('en').parse(asked.get('locale')),
  theme: asked.get('theme') ?? 'light',
});

function conditionOf(kind: Scenario): EngineCondition {
  switch (kind.kind) {
    case 'blocked':
      return kind;
    case 'gave-up':
      return { kind: 'gave-up' };
    case 'loading':
      return { kind: 'starting' };
    default:
      return { kind: 'running' };
  }
}

async function givePort(): Promise<boolean> {
  const { port1, port2 } = new MessageChannel();
  new RPCHandler(sampleRouter(state)).upgrade(port2);
  port2.start();
  window.postMessage({ type: portMessage }, window.location.origin, [port1]);
  return true;
}

const lock: LockState = {
  locked: scenario.kind === 'locked',
  canLock: scenario.kind === 'locked' || scenario.kind === 'secured',
  level: scenario.kind === 'locked' && scenario.lock === 'full' ? 'full' : 'window',
  secondFactor: scenario.kind === 'locked' && scenario.lock === 'second-factor',
  waitUntil: scenario.kind === 'locked' && scenario.lock === 'waiting' ? Date.now() + 119_000 : null,
};
const done = async (): Promise<void> => undefined;
const bridge: Bridge = {
  platform: 'linux',
  version: '0.1.0',
  settings: async () => current,
  changeSettings: async (change) => (current = { ...current, ...change }),
  openExternal: async () => true,
  copyText: done,
  pathOfFile: () => null,
  keepPasted: async () => null,
  pickMedia: async () => [],
  pickTable: async () => '/home/levain/plan.csv',
  engineCondition: async () => conditionOf(scenario),
  onEngineCondition: () => () => undefined,
  requestPort: givePort,
  onNavigate: () => () => undefined,
  createVault: async () => 'too-short',
  openVault: async () => 'wrong-passphrase',
  runWithoutKeeping: done,
  saveCopy: () => Promise.resolve({ kind: 'cancelled' }),
  bringIn: () => Promise.resolve({ kind: 'cancelled' }),
  savePlan: () => Promise.resolve({ kind: 'done', value: { posts: 38 } }),
  keepCalendarFile: () => Promise.resolve({ kind: 'cancelled' }),
  showCalendarFile: done,
  saveRegister: () => Promise.resolve({ kind: 'cancelled' }),
  saveText: () => Promise.resolve({ kind: 'cancelled' }),
  eraseEverything: () => Promise.resolve({ kind: 'cancelled' }),
  lockState: async () => lock,
  onLockState: () => () => undefined,
  onBeforeLock: () => () => undefined,
  lock: async () => false,
  unlock: async () => ({ kind: 'refused', waitUntil: null }),
  wipeLocked: done,
  supportReport: async () => [
    { part: 'versions', text: 'Kaizup 0.1.0\nElectron 45.0.0, Chromium 156.0.7700.0, Node 24.9.0' },
    { part: 'platform', text: 'linux 6.12.0 x64\nMemory: 16 GiB' },
    { part: 'state', text: 'engine: running' },
    {
      part: 'host-log',
      text: '2026-11-24T07:58:02.114Z The engine ended unexpectedly (1 times in ten minutes)',
    },
    {
      part: 'engine-log',
      text: '2026-11-24T07:58:01.902Z 60 uncaught: RangeError\n  at engine/node.mjs:4127:19',
    },
  ],
  restartEngine: done,
  showLogs: done,
  quit: done,
};
Object.defineProperty(window, 'kaizup', { value: bridge });
