import type { Route } from './routes.ts';
import { type ViewCode, viewCode } from './view-code.tsx';

/** Every view, each in a file of its own. */
export const views = {
  home: viewCode(async () => (await import('../features/home/HomeView.tsx')).HomeView),
  calendar: viewCode(async () => (await import('../features/calendar/CalendarView.tsx')).CalendarView),
  queue: viewCode(async () => (await import('../features/queue/QueueView.tsx')).QueueView),
  slots: viewCode(async () => (await import('../features/slots/SlotsView.tsx')).SlotsView),
  import: viewCode(async () => (await import('../features/import-posts/ImportView.tsx')).ImportView),
  compose: viewCode<{ readonly postId: string }>(
    async () => (await import('../features/compose/ComposeView.tsx')).ComposeView,
  ),
  post: viewCode<{ readonly postId: string; readonly onClose: () => void }>(
    async () => (await import('../features/post/PostInspector.tsx')).PostInspector,
  ),
  activity: viewCode(async () => (await import('../features/activity/ActivityView.tsx')).ActivityView),
  accounts: viewCode(async () => (await import('../features/accounts/AccountsView.tsx')).AccountsView),
  connect: viewCode(async () => (await import('../features/accounts/connect/ConnectView.tsx')).ConnectView),
  privacy: viewCode<{ readonly section: string | null }>(
    async () => (await import('../features/privacy/PrivacyView.tsx')).PrivacyView,
  ),
  settings: viewCode(async () => (await import('../features/settings/SettingsView.tsx')).SettingsView),
  support: viewCode(async () => (await import('../features/support/SupportView.tsx')).SupportView),
  welcome: viewCode(async () => (await import('../features/welcome/WelcomeView.tsx')).WelcomeView),
  blocked: viewCode(async () => (await import('../features/engine-away/Blocked.tsx')).Blocked),
  lock: viewCode(async () => (await import('../features/lock/LockScreen.tsx')).LockScreen),
} satisfies Readonly<Record<Route['name'] | 'blocked' | 'lock', Pick<ViewCode<object>, 'fetch'>>>;

/** Brings the code of a place before it is shown. What fails here fails again, and is told, when it is shown. */
export async function fetchView(name: Route['name']): Promise<void> {
  const wanted = name === 'post' ? [views.post, views.calendar] : [views[name]];
  await Promise.allSettled(wanted.map((view) => view.fetch()));
}
