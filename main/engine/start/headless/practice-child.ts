import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { PracticeStarted, StartPractice } from '../../../../shared/control.ts';
import type { PracticeLink } from '../../services/practice-link.ts';

/** The practice networks beside a publisher, in a process of their own as on the desktop. */
export interface PracticeChild {
  /** Starts them when they are first wanted, and again should they have ended; undefined when they do not come. */
  start(key: string): Promise<PracticeLink | undefined>;
  stop(): void;
}

/** How long they may take to start (ms). */
const patience = 15_000;

/** Runs the practice networks of the profile in `folder` from `file`. */
export function createPracticeChild(file: string, folder: string): PracticeChild {
  let running: { readonly child: ChildProcess; readonly link: Promise<PracticeLink | undefined> } | undefined;

  function launch(key: string): Promise<PracticeLink | undefined> {
    const { HOME = '', PATH = '', TZ } = process.env;
    const child = fork(file, [], {
      execArgv: [],
      // Credentials of the service stay out of it.
      env: { HOME, PATH, ...(TZ === undefined ? {} : { TZ }) },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const link = new Promise<PracticeLink | undefined>((resolve) => {
      const late = setTimeout(() => resolve(undefined), patience);
      child.on('message', ({ address: { origin, adminSecret, clientId, clientSecret } }: PracticeStarted) => {
        clearTimeout(late);
        resolve({ origin, adminSecret, client: { clientId, clientSecret } });
      });
      const gone = (): void => {
        clearTimeout(late);
        if (running?.child === child) running = undefined;
        resolve(undefined);
      };
      child.once('exit', gone);
      // One that cannot be reached any more ends, and its end is told by `exit`; one that never began has no other sign.
      child.once('error', gone);
    });
    running = { child, link };
    const message: StartPractice = {
      folder: join(folder, 'practice'),
      key,
      adminSecret: randomBytes(24).toString('hex'),
    };
    child.send(message, () => undefined);
    return link;
  }

  return {
    start: (key) => running?.link ?? launch(key),
    stop() {
      running?.child.kill();
      running = undefined;
    },
  };
}
