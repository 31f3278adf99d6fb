import './app/trusted-types.ts';
import './ui/styles.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { bridge } from './app/bridge.ts';
import { orpc, startEngineLine } from './app/engine-client.ts';
import { followLock, useLock } from './app/lock.ts';
import { createQueryClient, followChanges } from './app/query-client.ts';
import { currentRoute, navigate } from './app/router.ts';
import { loadSettings } from './app/settings.ts';
import { fetchView, views } from './app/views.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no root element.');

const queryClient = createQueryClient();
followChanges(queryClient);
bridge.onNavigate((path) => navigate(path));
document.documentElement.dataset['platform'] = bridge.platform;

// What the page knew goes with the lock, also where the page itself is not loaded anew.
useLock.subscribe((lock, before) => {
  if (lock.locked && !before.locked) queryClient.clear();
});

/** The engine's first answer; nothing is asked while the lock is closed. */
function askFirst(): void {
  if (!useLock.getState().locked) void queryClient.prefetchQuery(orpc.app.state.queryOptions());
}

/**
 * All at once: the engine's first answer, the words, and the view's code. A view that is there is shown without a placeholder.
 * Not awaited by the module: the view's code imports from the same file, and would wait for what waits for it.
 */
async function start(at: HTMLElement): Promise<void> {
  const settings = loadSettings();
  await followLock();
  const line = startEngineLine();
  askFirst();
  const { locked } = useLock.getState();
  await Promise.all([settings, locked ? views.lock.fetch() : fetchView(currentRoute().name)]);
  createRoot(at).render(
    <StrictMode>
      <App queryClient={queryClient} />
    </StrictMode>,
  );
  await line;
}

void start(root);
