import type { MessagePortMain } from 'electron';
import type { FromEngine, Surface, ToEngine } from '../../../shared/control.ts';

/** A running engine process, whichever way it was started. */
export interface EngineHandle {
  send(message: Exclude<ToEngine, { type: 'open-port' | 'port-message' | 'close-port' }>): void;
  /** Connects a port to the engine: transferred where that is possible, else relayed. */
  connect(surface: Surface, port: MessagePortMain): void;
  onMessage(listener: (message: FromEngine) => void): void;
  onExit(listener: () => void): void;
  kill(): void;
  readonly kind: 'utility' | 'node-child';
  readonly pid: number | undefined;
}
