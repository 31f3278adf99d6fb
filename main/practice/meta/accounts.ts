import { visiblePage } from './access.ts';
import { type Answer, type Call, has, readList, readNode } from './call.ts';
import type { FieldReaders, Json } from './fields.ts';
import { narrow } from './fields.ts';
import { graphError, type GraphError, notVisible } from './graph-error.ts';
import { readInstagram } from './instagram/account.ts';
import type { BusinessRecord, PageRecord } from './model.ts';
import { endGrant, pageTokenFor } from './tokens.ts';

const picture = (call: Call, host: string, id: string): Json => ({
  data: {
    url: `${call.world.setting.baseOf(host)}/_picture/${id}`,
    width: 50,
    height: 50,
    is_silhouette: false,
  },
});

/** Fields of a Page (§2). */
export function pageFields(call: Call, page: PageRecord): FieldReaders {
  const reads = has(call, 'pages_read_engagement');
  return {
    id: () => page.id,
    name: () => page.name,
    username: () => page.username,
    about: () => page.about,
    category: () => page.category.name,
    category_list: () => [page.category],
    tasks: () => [...page.tasks],
    link: () => `${call.world.setting.baseOf('www.facebook.com')}/${page.username}`,
    picture: (field) => narrow(picture(call, 'www.facebook.com', page.id), field.fields),
    followers_count: () => (reads ? page.followers : undefined),
    fan_count: () => (reads ? page.followers : undefined),
    access_token: () =>
      call.token.type === 'PAGE'
        ? call.tokenText
        : pageTokenFor(call.world, call.tokenText, call.token, page.id),
    instagram_business_account: (field) => {
      const instagram = page.instagramId === null ? undefined : call.world.instagrams.get(page.instagramId);
      if (instagram === undefined || !has(call, 'instagram_basic')) return undefined;
      return field.fields.length === 0 ? { id: instagram.id } : readInstagram(call, instagram, field.fields);
    },
  };
}

const usualPageFields = ['access_token', 'category', 'category_list', 'name', 'id', 'tasks'];

/** `GET /me/accounts`: the ticked Pages; Business-owned ones are not among them (§2). */
export function listAccounts(call: Call): Answer {
  const refused = mayList(call);
  if (refused !== undefined) return refused;
  return listPages(call, (page) => page.businessId === null);
}

function mayList(call: Call): GraphError | undefined {
  if (call.token.type !== 'USER')
    return graphError(100, 'Tried accessing nonexisting field (accounts) on node type (Page)');
  return has(call, 'pages_show_list') ? undefined : graphError(200, 'Requires pages_show_list permission');
}

function listPages(call: Call, test: (page: PageRecord) => boolean): Answer {
  return readList(call, {
    items: call.world.pages.filter((page) => test(page) && visiblePage(call, page.id) !== undefined),
    idOf: (page) => page.id,
    readersOf: (page) => pageFields(call, page),
    usual: usualPageFields,
  });
}

/** `GET /me/businesses`, with `business_management`. */
export function listBusinesses(call: Call): Answer {
  if (!has(call, 'business_management')) return graphError(200, 'Requires business_management permission');
  return readList<BusinessRecord>(call, {
    items: call.world.businesses.all(),
    idOf: (business) => business.id,
    readersOf: (business) => ({ id: () => business.id, name: () => business.name }),
    usual: ['id', 'name'],
  });
}

/** `GET /{business}/owned_pages`, and `client_pages` for those that it looks after (§2). */
export function listBusinessPages(call: Call, businessId: string, owned: boolean): Answer {
  if (!has(call, 'business_management')) return graphError(200, 'Requires business_management permission');
  if (call.world.businesses.get(businessId) === undefined) return notVisible(call.method, businessId);
  return listPages(call, (page) => page.businessId === businessId && page.ofClient !== owned);
}

/** `GET /me` or a Page by id. */
export function readSelfOrPage(call: Call, id: string): Answer | undefined {
  const page = visiblePage(call, id);
  if (page !== undefined) return readNode(call, pageFields(call, page), ['name', 'id']);
  const person = id === call.token.userId ? call.world.people.get(id) : undefined;
  if (person === undefined) return undefined;
  const readers: FieldReaders = {
    id: () => person.id,
    name: () => person.name,
    first_name: () => person.name.split(' ')[0],
    email: () => (has(call, 'email') ? person.email : undefined),
    picture: (field) => narrow(picture(call, 'www.facebook.com', person.id), field.fields),
  };
  return readNode(call, readers, ['name', 'id']);
}

/** `GET /{user}/permissions` (§1.1). */
export function listPermissions(call: Call, userId: string): Answer {
  if (userId !== call.token.userId) return notVisible(call.method, userId);
  return {
    data: Object.entries(call.grant.scopes).map(([permission, status]) => ({ permission, status })),
  };
}

/** `DELETE /{user}/permissions[/{name}]` (§1.3): all of them end every token, one only takes that permission. */
export function revokePermissions(call: Call, userId: string, name: string | undefined): Answer {
  if (userId !== call.token.userId) return notVisible(call.method, userId);
  if (name === undefined) {
    endGrant(call.world, userId, 458);
    return { success: true };
  }
  if (call.grant.scopes[name] === undefined) return graphError(100, `Unknown permission ${name}`);
  call.world.grants.put(userId, { ...call.grant, scopes: { ...call.grant.scopes, [name]: 'declined' } });
  return { success: true };
}
