import { type ReactNode, Suspense, useState } from 'react';
import { navigate } from './router.ts';
import type { Route } from './routes.ts';
import { ViewSkeleton } from './ViewSkeleton.tsx';
import { views } from './views.ts';

type Behind = 'home' | 'calendar' | 'queue' | 'activity';

/** The view of a place. A post opens in an inspector beside the view that the owner came from. */
export function View({ route }: { readonly route: Route }) {
  const [behind, setBehind] = useState<Behind>('calendar');
  const { name } = route;
  if (isBehind(name) && name !== behind) setBehind(name);
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
            <views.post.Show key={route.postId} postId={route.postId} onClose={close} />
          </Suspense>
        </div>
      )}
    </div>
  );
}

const isBehind = (name: Route['name']): name is Behind =>
  name === 'home' || name === 'calendar' || name === 'queue' || name === 'activity';

function viewOf(name: Exclude<Route['name'], 'post'>, route: Route): ReactNode {
  switch (name) {
    case 'home':
    case 'welcome':
      return <views.home.Show />;
    case 'calendar':
      return <views.calendar.Show />;
    case 'queue':
      return <views.queue.Show />;
    case 'slots':
      return <views.slots.Show />;
    case 'import':
      return <views.import.Show />;
    case 'compose':
      return route.name === 'compose' ? (
        <views.compose.Show key={route.postId} postId={route.postId} />
      ) : null;
    case 'activity':
      return <views.activity.Show />;
    case 'accounts':
      return <views.accounts.Show />;
    case 'connect':
      return <views.connect.Show />;
    case 'privacy':
      return <views.privacy.Show section={route.name === 'privacy' ? route.section : null} />;
    case 'settings':
      return <views.settings.Show />;
    case 'support':
      return <views.support.Show />;
  }
}
