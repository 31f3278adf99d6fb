import { fork } from 'node:child_process';
import type { MessagePortMain } from 'electron';
import type { FromEngine, Surface, ToEngine } from '../../../shared/control.ts';
import { engineEnvironment } from './environment.ts';
import type { EngineHandle } from './starter.ts';

/** A message to an engine that has just died is lost with it; its end is told by `exit`. */
const ignore = (): void => undefined;

/** Starts the engine on a Node 24 beside the runtime, where the runtime's own cannot load the database driver. */
export function startInNodeChild(node: string, file: string, codeCache: string): EngineHandle {
  const child = fork(file, [], {
    execPath: node,
    // For one sweep after the start (`engine/start/sweep.ts`).
    execArgv: ['--expose-gc'],
    env: engineEnvironment(codeCache),
    serialization: 'advanced',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const ports = new Map<number, MessagePortMain>();
  const listeners: ((message: FromEngine) => void)[] = [];
  let lastPort = 0;
  const send = (message: ToEngine): void => {
    if (child.connected) child.send(message, ignore);
  };

  child.on('message', (message: FromEngine) => {
    if (message.type === 'port-message') ports.get(message.port)?.postMessage(message.data);
    else if (message.type === 'close-port') ports.get(message.port)?.close();
    else for (const listener of listeners) listener(message);
  });
  child.on('error', ignore);
  child.once('exit', () => {
    for (const port of ports.values()) port.close();
    ports.clear();
  });

  function connect(surface: Surface, port: MessagePortMain): void {
    lastPort += 1;
    const number = lastPort;
    ports.set(number, port);
    send({ type: 'open-port', port: number, surface });
    port.on('message', ({ data }: { data: unknown }) => {
      if (typeof data === 'string') send({ type: 'port-message', port: number, data });
    });
    port.on('close', () => {
      ports.delete(number);
      send({ type: 'close-port', port: number });
    });
    port.start();
  }

  return {
    kind: 'node-child',
    get pid() {
      return child.pid;
    },
    send,
    connect,
    onMessage: (listener) => void listeners.push(listener),
    onExit(listener) {
      child.once('exit', () => listener());
      // One that could not even be started has no exit.
      child.on('error', () => {
        if (child.pid === undefined) listener();
      });
    },
    kill: () => void child.kill('SIGKILL'),
  };
}
