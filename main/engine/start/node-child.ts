import type { FromEngine, ToEngine } from '../../../shared/control.ts';
import { type OwnParts, runEngineProcess } from './engine-process.ts';

/**
 * The engine as a child process on Node 24, where the runtime's own Node cannot load the database driver.
 * Ports are numbered messages over the parent's channel; the channel's end is the parent's end.
 */
export function runAsNodeChild(own?: OwnParts): void {
  const listeners = new Map<number, { message: (data: unknown) => void; close: () => void }>();
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
        const { port } = message;
        const listener = { message: (_data: unknown): void => undefined, close: (): void => undefined };
        listeners.set(port, listener);
        engine.openPort(message.surface, {
          send: (data) => send({ type: 'port-message', port, data }),
          onMessage: (listen) => {
            listener.message = listen;
          },
          onClose: (listen) => {
            listener.close = listen;
          },
        });
        return;
      }
      case 'port-message':
        listeners.get(message.port)?.message(message.data);
        return;
      case 'close-port':
        listeners.get(message.port)?.close();
        listeners.delete(message.port);
        return;
      default:
        engine.receive(message);
    }
  });
  process.on('disconnect', () => engine.parentGone());
  // Ctrl+C in a terminal reaches the whole group: the host decides when the engine ends.
  process.on('SIGINT', () => undefined);
}
