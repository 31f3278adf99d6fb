import { useSyncExternalStore } from 'react';
import { parseRoute, type Route } from './routes.ts';

const listeners = new Set<() => void>();
const emit = (): void => {
  for (const listener of listeners) listener();
};
window.addEventListener('hashchange', emit);

/** Goes to a path such as `/posts/ID`. */
export function navigate(path: string, options: { readonly replace?: boolean } = {}): void {
  if (options.replace !== true) {
    window.location.hash = path;
    return;
  }
  window.history.replaceState(null, '', `#${path}`);
  emit();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

let known: { readonly hash: string; readonly route: Route } | undefined;
function snapshot(): Route {
  const { hash } = window.location;
  if (known?.hash !== hash) known = { hash, route: parseRoute(hash) };
  return known.route;
}

/** Where the owner is now, for those who do not follow. */
export function currentRoute(): Route {
  return snapshot();
}

/** Where the owner is. */
export function useRoute(): Route {
  return useSyncExternalStore(subscribe, snapshot);
}
