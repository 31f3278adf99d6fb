import { msg } from '@lingui/core/macro';
import type { MessageDescriptor } from '@lingui/core';

/** What the owner can ask of the app from outside its page: one object a command, used by tray, menu and shortcut alike. */
export interface Command {
  readonly id: 'open' | 'new-post' | 'pause' | 'resume' | 'lock' | 'unlock' | 'quit';
  readonly label: MessageDescriptor;
  readonly accelerator?: string;
  run(): void;
}

/** What the commands act on. */
export interface CommandTargets {
  show(path?: string): void;
  pause(): void;
  resume(): void;
  lock(): void;
  quit(): void;
}

/** The commands by id. */
export function createCommands(targets: CommandTargets): Readonly<Record<Command['id'], Command>> {
  return {
    open: { id: 'open', label: msg`Open Kaizup`, run: () => targets.show() },
    'new-post': {
      id: 'new-post',
      label: msg`New post`,
      accelerator: 'CmdOrCtrl+N',
      run: () => targets.show('/compose/new'),
    },
    pause: { id: 'pause', label: msg`Pause publishing`, run: () => targets.pause() },
    resume: { id: 'resume', label: msg`Resume publishing`, run: () => targets.resume() },
    lock: { id: 'lock', label: msg`Lock Kaizup`, run: () => targets.lock() },
    unlock: { id: 'unlock', label: msg`Unlock Kaizup`, run: () => targets.show() },
    quit: { id: 'quit', label: msg`Quit Kaizup`, accelerator: 'CmdOrCtrl+Q', run: () => targets.quit() },
  };
}
