import type { FromEngine, ToEngine } from '../../../shared/control.ts';
import { runEngineProcess } from './engine-process.ts';
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
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void;
  on(event: 'close', listener: () => void): void;
  start(): void;
}

/** The engine as a utility process: ports are transferred, nothing is relayed. */
const { parentPort } = process as NodeJS.Process & { readonly parentPort: ParentPort };
const engine = runEngineProcess({
  send: (message) => parentPort.postMessage(message),
  exit: (code) => {
    setImmediate(() => process.exit(code));
  },
});

parentPort.on('message', ({ data: message, ports }) => {
  if (message.type === 'open-port') {
    const [port] = ports;
    if (port === undefined) return;
    const near = patientPort((data) => port.postMessage(data));
    port.on('message', ({ data }) => near.take(data));
    port.on('close', near.end);
    port.start();
    engine.openPort(message.surface, near);
    return;
  }
  if (message.type !== 'port-message' && message.type !== 'close-port') engine.receive(message);
});
