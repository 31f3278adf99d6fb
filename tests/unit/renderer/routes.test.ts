import { expect, test } from 'vitest';
import { activityPath, allActivity } from '../../../renderer/app/activity-route.ts';
import { parseRoute, type Route } from '../../../renderer/app/routes.ts';

const activity = (some: Partial<typeof allActivity>): Route => ({
  name: 'activity',
  ...allActivity,
  ...some,
});

test.each<[string, Route]>([
  ['', { name: 'home' }],
  ['#/home', { name: 'home' }],
  ['/calendar', { name: 'calendar' }],
  ['/compose/7', { name: 'compose', postId: '7', at: null }],
  ['#/compose/7?at=2026-11-24T09:00', { name: 'compose', postId: '7', at: '2026-11-24T09:00' }],
  ['/compose', { name: 'home' }],
  ['/posts/7', { name: 'post', postId: '7' }],
  ['/posts', { name: 'calendar' }],
  ['/accounts', { name: 'accounts' }],
  ['/accounts/connect', { name: 'connect' }],
  ['/activity', { name: 'activity', ...allActivity }],
  ['/activity?show=problems', { name: 'activity', ...allActivity, show: 'problems' }],
  ['/activity?show=weather', { name: 'activity', ...allActivity }],
  ['/activity?account=a1&last=7', activity({ accountId: 'a1', time: { kind: 'last', days: 7 } })],
  ['/activity?last=8', activity({})],
  [
    '/activity?from=2026-11-24&to=2026-11-02',
    activity({ time: { kind: 'days', first: '2026-11-02', last: '2026-11-24' } }),
  ],
  ['/activity?from=2026-02-30&to=2026-11-02', activity({})],
  ['/activity?from=2026-11-02', activity({})],
  ['/somewhere/else', { name: 'home' }],
])('%s leads to its view', (path, route) => {
  expect(parseRoute(path)).toEqual(route);
});

test.each([
  '/activity',
  '/activity?show=problems&account=a%2F1&last=30',
  '/activity?from=2026-11-02&to=2026-11-24',
])('%s is what the view makes of it again', (path) => {
  const route = parseRoute(path);
  expect(route.name === 'activity' && activityPath(route)).toBe(path);
});
