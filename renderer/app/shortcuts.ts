import { useEffect } from 'react';
import { writeNewPost } from '../features/compose/new-post.ts';
import { showShortcuts, toggleSidebar } from '../state/shell-state.ts';
import { bridge } from './bridge.ts';
import { navigate } from './router.ts';

const mac = bridge.platform === 'darwin';

/** How a key with the system's command key is written here. */
export function keyLabel(key: string): string {
  return mac ? `⌘${key}` : `Ctrl+${key}`;
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

/** Keys that work in every view. With a command key they are free to work while typing, too. */
export function useShortcuts(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const command = mac ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
      if (!command || event.altKey || event.shiftKey || event.defaultPrevented) return;
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
