import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import type { HostContract } from '../../../shared/contract/index.ts';
import type { HostLockState, TrayState, Notice } from '../../../shared/contract/index.ts';
import { createChannel, type Supervisor } from './supervisor.ts';

type Client = ContractRouterClient<HostContract>;

/** The host's line to the engine: the calls, and what the engine tells, kept up across restarts. */
export interface HostClient {
  /** The calls, or undefined while the engine is away. */
  readonly engine: Client | undefined;
  onTray(listener: (state: TrayState | null) => void): void;
  onNotice(listener: (notice: Notice) => void): void;
  /** What the engine's lock is like, from the start of each engine. */
  onLock(listener: (state: HostLockState) => void): void;
  /** Whether preferences may be kept, from the start of each engine and after each change. */
  onKeepsPreferences(listener: (agreed: boolean) => void): void;
  /** The calls once an engine runs; undefined when it does not within `ms`, or must not. */
  whenRunning(ms: number): Promise<Client | undefined>;
}

/** Follows `supervisor`: connects whenever an engine runs, and says "nothing known" while none does. */
export function createHostClient(supervisor: Supervisor, log: (text: string) => void): HostClient {
  const trayListeners: ((state: TrayState | null) => void)[] = [];
  const noticeListeners: ((notice: Notice) => void)[] = [];
  const consentListeners: ((agreed: boolean) => void)[] = [];
  const lockListeners: ((state: HostLockState) => void)[] = [];
  let engine: Client | undefined;

  const tellTray = (state: TrayState | null): void => {
    for (const listener of trayListeners) listener(state);
  };

  /** A stream that ends with its engine; the next engine gets a new one. */
  async function follow<T>(open: () => Promise<AsyncIterable<T>>, each: (value: T) => void): Promise<void> {
    try {
      for await (const value of await open()) each(value);
    } catch (error) {
      log(`A stream from the engine ended: ${error instanceof Error ? error.name : 'unknown'}`);
    }
  }

  const tellLock = (state: HostLockState): void => {
    for (const listener of lockListeners) listener(state);
  };

  const waiting = new Set<() => void>();
  const settleWaiting = (): void => {
    for (const settle of waiting) settle();
  };

  function refreshTray(client: Client): void {
    client.tray().then(tellTray, () => tellTray(null));
  }

  const tellConsent = (agreed: boolean): void => {
    for (const listener of consentListeners) listener(agreed);
  };

  function askConsent(client: Client): void {
    client
      .keepsPreferences()
      .then(tellConsent, () => log('The engine does not tell whether preferences may be kept'));
  }

  supervisor.onCondition((condition) => {
    if (condition.kind !== 'running') {
      engine = undefined;
      tellTray(null);
      if (condition.kind === 'blocked' || condition.kind === 'gave-up') settleWaiting();
      return;
    }
    const { here, there } = createChannel();
    const client: Client = createORPCClient(new RPCLink({ port: here }));
    here.start();
    supervisor.connect('host', there);
    engine = client;
    settleWaiting();
    refreshTray(client);
    void follow(() => client.lockStates(), tellLock);
    client.lockState().then(tellLock, () => log('The engine does not tell its lock'));
    void follow(
      () => client.changes(),
      ({ topics }) => {
        refreshTray(client);
        if (topics.includes('privacy')) askConsent(client);
      },
    );
    // After the changes are followed: a decision between the two would not be heard of.
    askConsent(client);
    void follow(
      () => client.notices(),
      (notice) => {
        for (const listener of noticeListeners) listener(notice);
      },
    );
  });

  return {
    get engine() {
      return engine;
    },
    onTray: (listener) => void trayListeners.push(listener),
    onNotice: (listener) => void noticeListeners.push(listener),
    onKeepsPreferences: (listener) => void consentListeners.push(listener),
    onLock: (listener) => void lockListeners.push(listener),
    whenRunning: (ms) =>
      new Promise((resolve) => {
        if (engine !== undefined) return resolve(engine);
        const settle = (): void => {
          clearTimeout(late);
          waiting.delete(settle);
          resolve(engine);
        };
        const late = setTimeout(settle, ms);
        waiting.add(settle);
      }),
  };
}
