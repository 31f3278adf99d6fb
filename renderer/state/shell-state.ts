import { create } from 'zustand';

interface ShellState {
  readonly shortcutsOpen: boolean;
}

/** What is open of the frame right now. */
export const useShellState = create<ShellState>(() => ({ shortcutsOpen: false }));

/** Shows or hides the list of keys. */
export function showShortcuts(shortcutsOpen: boolean): void {
  useShellState.setState({ shortcutsOpen });
}
