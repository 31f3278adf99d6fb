import { create } from 'zustand';

interface ShellState {
  /** Whether the owner folded the sidebar to its icons. */
  readonly folded: boolean;
  readonly shortcutsOpen: boolean;
}

const place = 'kaizup.sidebar';

/** How the owner likes the frame; a convenience of this computer, not data. */
export const useShellState = create<ShellState>(() => ({
  folded: window.localStorage.getItem(place) === 'folded',
  shortcutsOpen: false,
}));

/** Folds the sidebar to its icons or opens it. */
export function toggleSidebar(): void {
  const folded = !useShellState.getState().folded;
  window.localStorage.setItem(place, folded ? 'folded' : 'open');
  useShellState.setState({ folded });
}

/** Shows or hides the list of keys. */
export function showShortcuts(shortcutsOpen: boolean): void {
  useShellState.setState({ shortcutsOpen });
}
