import { Suspense, useEffect, useRef } from 'react';
import type { AppState } from '../../shared/contract/overview.ts';
import { useShellState } from '../state/shell-state.ts';
import { PolicyStrip } from '../features/privacy/policy/PolicyStrip.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { EngineStrip } from './EngineStrip.tsx';
import { useRoute } from './router.ts';
import { Sidebar } from './Sidebar.tsx';
import { useShortcuts } from './shortcuts.ts';
import { View } from './View.tsx';
import { viewCode } from './view-code.tsx';

const shortcutsDialog = viewCode(
  async () => (await import('../features/settings/ShortcutsDialog.tsx')).ShortcutsDialog,
);

/** The frame: sidebar, the view, and what must be said above it. */
export function Shell({ state }: { readonly state: AppState }) {
  const route = useRoute();
  const shortcutsOpen = useShellState(({ shortcutsOpen: open }) => open);
  const main = useRef<HTMLElement>(null);
  const first = useRef(true);
  const { name } = route;
  useShortcuts();

  // A new place begins at its top for those who read with a screen reader.
  useEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    if (name !== 'compose' && name !== 'post') main.current?.focus();
  }, [name]);

  return (
    <div className="flex h-full bg-surface-0">
      <Sidebar state={state} route={route} />
      <div className="flex min-w-0 flex-1 flex-col">
        <EngineStrip />
        <PolicyStrip />
        <main ref={main} tabIndex={-1} className="relative min-h-0 flex-1 bg-surface-1 outline-none">
          <ErrorBoundary resetKey={JSON.stringify(route)}>
            <View route={route} />
          </ErrorBoundary>
        </main>
      </div>
      {shortcutsOpen && (
        <Suspense fallback={null}>
          <shortcutsDialog.Show />
        </Suspense>
      )}
    </div>
  );
}
