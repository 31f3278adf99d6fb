import { expect, test } from 'vitest';
import { parseRoute } from '../../../renderer/app/routes.ts';

test.each([
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
  ['/activity', { name: 'activity', show: 'all' }],
  ['/activity?show=problems', { name: 'activity', show: 'problems' }],
  ['/activity?show=weather', { name: 'activity', show: 'all' }],
  ['/somewhere/else', { name: 'home' }],
])('%s leads to its view', (path, route) => {
  expect(parseRoute(path)).toEqual(route);
});
