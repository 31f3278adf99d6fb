import type { FromEngine, ToEngine } from '../../../shared/control.ts';
import type { EngineProcess, ParentLink } from './engine-process.ts';
import { patientPort } from './patient-port.ts';

/** The part of Electron's `process.parentPort` that the engine uses; the engine itself knows nothing of Electron. */
interface ParentPort {
  postMessage(message: FromEngine): void;
  on(
    event: 'message',
    listener: (event: { readonly data: ToEngine; readonly ports: readonly TransferredPort[] }) => void,
  ): void;
}

interface TransferredPort {
  postMessage(data: string): void;
  close(): void;
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void;
  on(event: 'close', listener: () => void): void;
  start(): void;
}

/**
 * The engine as a utility process: ports are transferred, nothing is relayed. The host's end is the process's end, at once and by
 * Electron's doing: what was under way is found and verified at the next start, as after any crash.
 */
export function runInUtilityProcess(run: (parent: ParentLink) => EngineProcess): void {
  const { parentPort } = process as NodeJS.Process & { readonly parentPort: ParentPort };
  // Electron lets a utility process live on after a rejection that nobody handled; Node, and so a child of its own, ends.
  process.on('unhandledRejection', (reason) => {
    throw reason;
  });
  const engine = run({
    send: (message) => parentPort.postMessage(message),
    exit: (code) => {
      setImmediate(() => process.exit(code));
    },
  });

  parentPort.on('message', ({ data: message, ports }) => {
    if (message.type === 'open-port') {
      const [port] = ports;
      if (port === undefined) return;
      const near = patientPort(
        (data) => port.postMessage(data),
        () => port.close(),
      );
      port.on('message', ({ data }) => near.take(data));
      port.on('close', near.end);
      port.start();
      engine.openPort(message.surface, near);
      return;
    }
    if (message.type !== 'port-message' && message.type !== 'close-port') engine.receive(message);
  });
}
