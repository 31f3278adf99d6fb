import { useEffect } from 'react';
import { writeNewPost } from '../features/compose/new-post.ts';
import { showShortcuts } from '../state/shell-state.ts';
import { bridge } from './bridge.ts';
import { lockNow } from './lock.ts';
import { navigate } from './router.ts';
import { toggleSidebar } from './settings.ts';

const mac = bridge.platform === 'darwin';

/** How a key with the system's command key, and the shift key where `shifted`, is written here. */
export function keyLabel(key: string, shifted = false): string {
  if (mac) return shifted ? `⇧⌘${key}` : `⌘${key}`;
  return shifted ? `Ctrl+Shift+${key}` : `Ctrl+${key}`;
}

const commands: Readonly<Record<string, () => void>> = {
  n: writeNewPost,
  b: toggleSidebar,
  ',': () => navigate('/settings'),
  '/': () => showShortcuts(true),
  '1': () => navigate('/home'),
  '2': () => navigate('/calendar'),
  '3': () => navigate('/activity'),
  '4': () => navigate('/accounts'),
};

const isCommand = (event: KeyboardEvent): boolean =>
  !event.altKey && (mac ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey);

/** Keys that work in every view. With a command key they are free to work while typing, too. */
export function useShortcuts(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (!isCommand(event) || event.defaultPrevented) return;
      // Also over a dialog: who walks away does not close it first.
      if (event.shiftKey && event.key.toLowerCase() === 'l') {
        event.preventDefault();
        lockNow();
      }
      if (event.shiftKey) return;
      const run = commands[event.key.toLowerCase()];
      if (run === undefined || document.querySelector('[role="dialog"],[role="alertdialog"]') !== null)
        return;
      event.preventDefault();
      run();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}
