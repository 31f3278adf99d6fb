import { ipcMain, type WebContents } from 'electron';
import type * as z from 'zod';
import { isOwnPage } from './own-page.ts';

/** Registers the page's operating-system calls. Sender and argument are checked here, so that no call can forget it. */
export interface BridgeCalls {
  /** `name` becomes the channel `kaizup:name`; a call from anywhere but the page's top frame is refused. */
  handle<T extends z.ZodType>(
    name: string,
    argument: T,
    answer: (value: z.infer<T>, sender: WebContents) => unknown,
  ): void;
}

/** Creates the registry over Electron's IPC. */
export function createBridgeCalls(log: (text: string) => void): BridgeCalls {
  return {
    handle(name, argument, answer) {
      ipcMain.handle(`kaizup:${name}`, async (event, value: unknown) => {
        if (!isOwnPage(event)) {
          log(`Call ${name} from a foreign frame refused`);
          throw new Error('refused');
        }
        const parsed = argument.safeParse(value);
        if (!parsed.success) {
          log(`Call ${name} with a malformed argument refused`);
          throw new Error('refused');
        }
        return answer(parsed.data, event.sender);
      });
    },
  };
}
