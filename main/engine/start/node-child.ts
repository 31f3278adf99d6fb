import type { FromEngine, ToEngine } from '../../../shared/control.ts';
import { type OwnParts, runEngineProcess } from './engine-process.ts';
import { type PatientPort, patientPort } from './patient-port.ts';

/**
 * The engine as a child process on Node 24, where the runtime's own Node cannot load the database driver.
 * Ports are numbered messages over the parent's channel; the channel's end is the parent's end.
 */
export function runAsNodeChild(own?: OwnParts): void {
  const ports = new Map<number, PatientPort>();
  const send = (message: FromEngine): void => {
    if (process.connected) process.send?.(message);
  };
  const engine = runEngineProcess(
    {
      send,
      exit: (code) => {
        setImmediate(() => process.exit(code));
      },
    },
    own,
  );

  process.on('message', (message: ToEngine) => {
    switch (message.type) {
      case 'open-port': {
        const { port: number } = message;
        const port = patientPort(
          (data) => send({ type: 'port-message', port: number, data }),
          () => send({ type: 'close-port', port: number }),
        );
        ports.set(number, port);
        engine.openPort(message.surface, port);
        return;
      }
      case 'port-message':
        ports.get(message.port)?.take(message.data);
        return;
      case 'close-port':
        ports.get(message.port)?.end();
        ports.delete(message.port);
        return;
      default:
        engine.receive(message);
    }
  });
  process.on('disconnect', () => engine.parentGone());
  // Ctrl+C in a terminal reaches the whole group: the host decides when the engine ends.
  process.on('SIGINT', () => undefined);
}
