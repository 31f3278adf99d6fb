import './app/trusted-types.ts';
import './ui/styles.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { bridge } from './app/bridge.ts';
import { startEngineLine } from './app/engine-client.ts';
import { createQueryClient, followChanges } from './app/query-client.ts';
import { navigate } from './app/router.ts';
import { loadSettings } from './app/settings.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no root element.');

const queryClient = createQueryClient();
followChanges(queryClient);
bridge.onNavigate((path) => navigate(path));
document.documentElement.dataset['platform'] = bridge.platform;

const line = startEngineLine();
await loadSettings();
createRoot(root).render(
  <StrictMode>
    <App queryClient={queryClient} />
  </StrictMode>,
);
await line;
