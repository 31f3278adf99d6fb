import { type ActivityRoute, parseActivity } from './activity-route.ts';

/** The places of the application, with what each needs to know. */
export type Route =
  | { readonly name: 'home' }
  | { readonly name: 'calendar' }
  | { readonly name: 'queue' }
  | { readonly name: 'slots' }
  | { readonly name: 'import' }
  | { readonly name: 'compose'; readonly postId: string; readonly at: string | null }
  | { readonly name: 'post'; readonly postId: string }
  | ({ readonly name: 'activity' } & ActivityRoute)
  | { readonly name: 'accounts' }
  | { readonly name: 'connect' }
  | { readonly name: 'privacy'; readonly section: string | null }
  | { readonly name: 'settings' }
  | { readonly name: 'support' }
  | { readonly name: 'welcome' };

/** Reads a path such as `/compose/ID?at=2026-11-24T09:00`; what is not known leads home. */
export function parseRoute(path: string): Route {
  const [pathname = '', search = ''] = path.replace(/^#/, '').split('?');
  const [first, second] = pathname.split('/').filter((part) => part !== '');
  switch (first) {
    case 'calendar':
    case 'queue':
    case 'slots':
    case 'import':
    case 'settings':
    case 'support':
    case 'welcome':
      return { name: first };
    case 'activity':
      return { name: 'activity', ...parseActivity(search) };
    case 'privacy':
      return { name: 'privacy', section: second ?? null };
    case 'compose':
      return second === undefined
        ? { name: 'home' }
        : { name: 'compose', postId: second, at: new URLSearchParams(search).get('at') };
    case 'posts':
      return second === undefined ? { name: 'calendar' } : { name: 'post', postId: second };
    case 'accounts':
      return { name: second === 'connect' ? 'connect' : 'accounts' };
    default:
      return { name: 'home' };
  }
}
