import type { FromEngine } from '../../../shared/control.ts';
import { engineEnvironment } from './environment.ts';
import { forkUtility } from './fork-utility.ts';
import type { EngineHandle } from './starter.ts';

/** Starts the engine in Electron's own Node 24: ports are transferred and the host relays nothing. */
export function startInUtilityProcess(file: string, codeCache: string): EngineHandle {
  const { child, kill } = forkUtility(file, 'Kaizup engine', engineEnvironment(codeCache));
  return {
    kind: 'utility',
    get pid() {
      return child.pid;
    },
    send: (message) => child.postMessage(message),
    connect: (surface, port) => child.postMessage({ type: 'open-port', port: 0, surface }, [port]),
    onMessage: (listener) => void child.on('message', (message: FromEngine) => listener(message)),
    // The exit code of a killed utility process is not to be trusted: only a goodbye means a clean end.
    onExit: (listener) => void child.once('exit', () => listener()),
    kill,
  };
}
