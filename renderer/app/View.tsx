import { lazy, type ReactNode, Suspense, useState } from 'react';
import { navigate } from './router.ts';
import type { Route } from './routes.ts';
import { ViewSkeleton } from './ViewSkeleton.tsx';

const HomeView = lazy(async () => ({ default: (await import('../features/home/HomeView.tsx')).HomeView }));
const CalendarView = lazy(async () => ({
  default: (await import('../features/calendar/CalendarView.tsx')).CalendarView,
}));
const ComposeView = lazy(async () => ({
  default: (await import('../features/compose/ComposeView.tsx')).ComposeView,
}));
const PostInspector = lazy(async () => ({
  default: (await import('../features/post/PostInspector.tsx')).PostInspector,
}));
const ActivityView = lazy(async () => ({
  default: (await import('../features/activity/ActivityView.tsx')).ActivityView,
}));
const AccountsView = lazy(async () => ({
  default: (await import('../features/accounts/AccountsView.tsx')).AccountsView,
}));
const ConnectView = lazy(async () => ({
  default: (await import('../features/accounts/connect/ConnectView.tsx')).ConnectView,
}));
const PrivacyView = lazy(async () => ({
  default: (await import('../features/privacy/PrivacyView.tsx')).PrivacyView,
}));
const SettingsView = lazy(async () => ({
  default: (await import('../features/settings/SettingsView.tsx')).SettingsView,
}));

type Behind = 'home' | 'calendar' | 'activity';

/** The view of a place. A post opens in an inspector beside the view that the owner came from. */
export function View({ route }: { readonly route: Route }) {
  const [behind, setBehind] = useState<Behind>('calendar');
  const { name } = route;
  if ((name === 'home' || name === 'calendar' || name === 'activity') && name !== behind) setBehind(name);
  const shown = name === 'post' ? behind : name;
  const close = (): void => navigate(`/${behind}`);
  return (
    <div className="flex h-full min-w-0">
      <div className="relative min-w-0 flex-1">
        <Suspense fallback={<ViewSkeleton />}>{viewOf(shown, route)}</Suspense>
      </div>
      {route.name === 'post' && (
        <div className="slide-in h-full w-[408px] shrink-0 border-line border-l bg-surface-1 max-[1023px]:absolute max-[1023px]:inset-0 max-[1023px]:z-20 max-[1023px]:w-full">
          <Suspense fallback={<ViewSkeleton />}>
            <PostInspector key={route.postId} postId={route.postId} onClose={close} />
          </Suspense>
        </div>
      )}
    </div>
  );
}

function viewOf(name: Exclude<Route['name'], 'post'>, route: Route): ReactNode {
  switch (name) {
    case 'home':
    case 'welcome':
      return <HomeView />;
    case 'calendar':
      return <CalendarView />;
    case 'compose':
      return route.name === 'compose' ? <ComposeView key={route.postId} postId={route.postId} /> : null;
    case 'activity':
      return <ActivityView />;
    case 'accounts':
      return <AccountsView />;
    case 'connect':
      return <ConnectView />;
    case 'privacy':
      return <PrivacyView />;
    case 'settings':
      return <SettingsView />;
  }
}
