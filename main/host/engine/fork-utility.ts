import { type UtilityProcess, utilityProcess } from 'electron';

/** A process on Electron's own Node, and the way to end it at any time. */
export interface UtilityChild {
  readonly child: UtilityProcess;
  kill(): void;
}

/** Starts `file` as a utility process; `name` is what the system's task list may show. Only after the app is ready. */
export function forkUtility(file: string, name: string, env: Record<string, string>): UtilityChild {
  const child = utilityProcess.fork(file, [], { serviceName: name, env, stdio: 'inherit' });
  listenForFatalErrors(child);
  return {
    child,
    kill() {
      // Before it has started, Electron has nothing to kill, says false, and starts it all the same.
      if (!child.kill()) child.once('spawn', () => child.kill());
    },
  };
}

/**
 * Since Electron 33 V8's fatal errors, memory run out among them, are told as an `error` event, which Node throws in the host when
 * nobody listens. The exit that follows is what counts; V8 itself has written to the standard error output.
 */
function listenForFatalErrors(child: NodeJS.EventEmitter): void {
  child.on('error', () => undefined);
}
