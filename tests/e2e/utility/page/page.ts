import { portMessage } from '../../../../shared/bridge.ts';
import type { Change } from '../../../../shared/contract/index.ts';
import {
  callErrorOf,
  type EngineClient,
  engine,
  onChange,
  startEngineLine,
  useEngineLine,
} from '../../../../renderer/app/engine-client.ts';

/** The page's own client, with nothing around it but what a test needs to hold it. */
export interface Line {
  readonly engine: EngineClient;
  /** Changes that the engine told, oldest first. */
  readonly changes: readonly Change[];
  isConnected(): boolean;
  /** The code of a call's failure, or `undefined` when it did not fail. */
  failureOf(call: Promise<unknown>): Promise<string | undefined>;
  /** Sends on the port what the client would never send. */
  sendRaw(data: unknown): void;
}

declare global {
  interface Window {
    line: Line;
  }
}

const changes: Change[] = [];
let port: MessagePort | undefined;
window.addEventListener('message', ({ data, ports }) => {
  if (data?.type === portMessage) [port] = ports;
});
onChange((change) => changes.push(change));
window.line = {
  engine,
  changes,
  isConnected: () => useEngineLine.getState().connected,
  failureOf: (call) =>
    call.then(
      () => undefined,
      (error: unknown) => callErrorOf(error).code,
    ),
  sendRaw: (data) => port?.postMessage(data),
};
void startEngineLine();
