import { describe, expect, it } from 'vitest';
import type { NetworkReply } from '../../../../main/engine/http/network-calls.ts';
import { facebook } from '../../../../main/engine/networks/facebook/index.ts';
import { scopes } from '../../../../main/engine/networks/facebook/scopes.ts';
import type { Discovery, GrantTokens } from '../../../../main/engine/networks/network.ts';
import { graphError, json, lost, scriptedLine } from '../graph-api/scripted-line.ts';

const tokens: GrantTokens = {
  subject: '55',
  accessToken: 'user-token',
  accessExpiresAt: null,
  refreshToken: null,
  refreshExpiresAt: null,
  scopes,
  service: null,
};

const page = (id: string, more: object = {}) => ({
  id,
  name: `Page ${id}`,
  access_token: `token-${id}`,
  tasks: ['ANALYZE', 'CREATE_CONTENT'],
  ...more,
});

/** Discovers with these replies by path; a list that is not scripted is empty. */
function discover(replies: Readonly<Record<string, NetworkReply>>, granted: GrantTokens = tokens) {
  const line = scriptedLine((_request, url) => {
    const path = url.pathname.replace('/v26.0/', '') + (url.searchParams.has('after') ? '#2' : '');
    return replies[path] ?? json({ data: [] });
  });
  if (facebook.discover === undefined) throw new Error('Facebook discovers');
  return facebook.discover(line, granted);
}

async function found(...parameters: Parameters<typeof discover>): Promise<Discovery> {
  const outcome = await discover(...parameters);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome.value;
}

describe('§2 the Pages of a person', () => {
  it('come in several lists, each Page once', async () => {
    const next = 'https://graph.facebook.com/v26.0/me/accounts?after=x';
    const { accounts } = await found({
      'me/accounts': json({ data: [page('1')], paging: { next } }),
      'me/accounts#2': json({ data: [page('2')] }),
      'me/businesses': json({ data: [{ id: '90' }] }),
      '90/owned_pages': json({ data: [page('2'), page('3')] }),
      '90/client_pages': json({ data: [page('4')] }),
    });
    expect(accounts.map(({ remoteId, token }) => [remoteId, token])).toEqual([
      ['1', 'token-1'],
      ['2', 'token-2'],
      ['3', 'token-3'],
      ['4', 'token-4'],
    ]);
  });

  it('businesses are not asked for without their permission', async () => {
    const granted = { ...tokens, scopes: scopes.filter((scope) => scope !== 'business_management') };
    const replies = { 'me/accounts': json({ data: [page('1')] }), 'me/businesses': lost };
    expect(await found(replies, granted)).toMatchObject({
      accounts: [{ remoteId: '1', unavailable: null }],
      missingScopes: ['business_management'],
    });
  });

  it('without the task to create content say that the role is missing', async () => {
    const { accounts } = await found({
      'me/accounts': json({
        data: [page('1', { tasks: ['ANALYZE'] }), { id: '2', name: 'No role' }, page('3')],
      }),
    });
    expect(accounts.map(({ unavailable, token }) => [unavailable, token])).toEqual([
      ['role-missing', 'token-1'],
      ['role-missing', null],
      [null, 'token-3'],
    ]);
  });

  it('bring their Instagram account, which publishes with their token', async () => {
    const { accounts } = await found({
      'me/accounts': json({ data: [page('1', { instagram_business_account: { id: '1784' } })] }),
      '1784': json({ id: '1784', username: 'levain', name: 'Maison Levain' }),
    });
    expect(accounts[1]).toEqual({
      network: 'instagram',
      remoteId: '1784',
      kind: 'professional',
      name: 'Maison Levain',
      handle: 'levain',
      token: 'token-1',
      unavailable: null,
      facts: { pageId: '1' },
    });
  });

  it('an Instagram account that may not be looked at is named after its Page', async () => {
    const granted = { ...tokens, scopes: scopes.filter((scope) => scope !== 'instagram_basic') };
    const { accounts } = await found(
      {
        'me/accounts': json({ data: [page('1', { instagram_business_account: { id: '1784' } })] }),
        '1784': graphError(10, undefined, 403),
      },
      granted,
    );
    expect(accounts[1]).toMatchObject({ name: 'Page 1', handle: null, unavailable: 'permission-missing' });
  });

  it('a list that cannot be read is a failure, not an empty list', async () => {
    expect(await discover({ 'me/accounts': lost })).toMatchObject({ ok: false, failure: { class: 'retry' } });
    expect(await discover({ 'me/accounts': json({ data: 'nonsense' }) })).toMatchObject({
      ok: false,
      failure: { code: 'unexpected-reply' },
    });
  });
});

describe('§7 figures leave allowance to publish with', () => {
  it('stop when nine tenths of it are used', async () => {
    const usage = { 'x-app-usage': JSON.stringify({ call_count: 95 }) };
    const line = scriptedLine((_request, url) =>
      url.pathname.endsWith('/insights') ? json({ data: [] }) : json({ shares: { count: 3 } }, 200, usage),
    );
    const account = { remoteId: '1', kind: 'page', mode: 'practice', name: '', handle: null } as const;
    const found = await facebook.statistics(line, { ...account, facts: {}, token: 't', service: null }, [
      '1_1',
      '1_2',
    ]);
    expect(found.ok ? [...found.value.keys()] : []).toEqual(['1_1']);
  });
});
