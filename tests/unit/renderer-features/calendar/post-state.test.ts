import { describe, expect, it } from 'vitest';
import { noFilter, passesFilter, postState } from '../../../../renderer/features/calendar/post-state.ts';
import { samplePost } from './sample-posts.ts';

const day = '2026-11-25T09:30';

function mixed() {
  const published = samplePost('mixed', day, ['a'], 'published');
  return {
    ...published,
    publications: [...published.publications, ...samplePost('mixed', day, ['b'], 'failed').publications],
  };
}

describe('a post’s state', () => {
  it('is that of the publication which asks most of the owner', () => {
    expect(postState(mixed())).toBe('failed');
    expect(postState(samplePost('p', day, ['a', 'b'], 'published'))).toBe('published');
  });

  it('is a draft without publications, or when all are cancelled', () => {
    expect(postState(samplePost('d', null))).toBe('draft');
    expect(postState(samplePost('c', day, ['a'], 'cancelled'))).toBe('draft');
  });
});

describe('the filter', () => {
  it('lets everything through when empty', () =>
    expect(passesFilter(samplePost('d', null), noFilter)).toBe(true));

  it('asks one publication to fit account and state at once', () => {
    expect(passesFilter(mixed(), { accountIds: ['a'], states: ['attention'] })).toBe(false);
    expect(passesFilter(mixed(), { accountIds: ['b'], states: ['attention'] })).toBe(true);
    expect(passesFilter(mixed(), { accountIds: ['a'], states: [] })).toBe(true);
    expect(passesFilter(mixed(), { accountIds: ['c'], states: [] })).toBe(false);
  });

  it('finds a draft by the accounts it is meant for, and never by state', () => {
    expect(passesFilter(samplePost('d', null, ['a']), { accountIds: ['a'], states: [] })).toBe(true);
    expect(passesFilter(samplePost('d', null, ['a']), { accountIds: ['b'], states: [] })).toBe(false);
    expect(passesFilter(samplePost('d', null, ['a']), { accountIds: [], states: ['waiting'] })).toBe(false);
  });
});
