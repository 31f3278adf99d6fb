import { Hono } from 'hono';
import type { Scope } from './application.ts';
import type { Audience } from './audience.ts';
import type { Gate } from './call.ts';
import { accessDenied, badRequest, notFound, type RestError, refuse } from './errors.ts';
import { member, organizationOf, organizations } from './members.ts';
import { isError, isUrn, parseQuery, urnInPath } from './restli.ts';

const organizationReading: readonly Scope[] = [
  'rw_organization_admin',
  'r_organization_social',
  'r_organization_followers',
];

/** Who the member is and which organizations they have roles in (contract L3). */
export function identityRoutes(gate: Gate, audience: Audience): Hono {
  const routes = new Hono();

  routes.get('/v2/userinfo', (context) => {
    const scopes = gate.authenticate(context, 'api.linkedin.com');
    if (!(scopes instanceof Set)) return refuse(scopes as RestError);
    if (!scopes.has('openid')) return refuse(accessDenied('userinfo.GET.NO_VERSION'));
    return context.json({
      sub: member.sub,
      ...(scopes.has('profile')
        ? {
            name: member.name,
            given_name: member.givenName,
            family_name: member.familyName,
            locale: { country: 'BE', language: 'en' },
          }
        : {}),
      ...(scopes.has('email') ? { email: member.email, email_verified: true } : {}),
    });
  });

  routes.get('/v2/me', (context) => {
    const scopes = gate.authenticate(context, 'api.linkedin.com');
    if (!(scopes instanceof Set)) return refuse(scopes as RestError);
    if (!scopes.has('r_basicprofile')) return refuse(accessDenied('me.GET.NO_VERSION'));
    const named = (name: string) => ({
      localized: { en_BE: name },
      preferredLocale: { country: 'BE', language: 'en' },
    });
    return context.json({
      id: member.sub,
      localizedFirstName: member.givenName,
      firstName: named(member.givenName),
      localizedLastName: member.familyName,
      lastName: named(member.familyName),
      localizedHeadline: 'Baker',
    });
  });

  routes.get('/rest/organizationAcls', (context) => {
    const caller = gate.admit(context, {
      resource: 'organizationAcls.FINDER-roleAssignee',
      anyOf: ['rw_organization_admin'],
    });
    if (caller instanceof Response) return caller;
    const query = parseQuery(context.req.url);
    if (isError(query)) return refuse(query);
    if (query.get('q') !== 'roleAssignee')
      return refuse(badRequest('INVALID_VALUE_FOR_FIELD', 'Unknown finder'));
    const role = query.get('role');
    const state = query.get('state') ?? 'APPROVED';
    const start = Number(query.get('start') ?? 0);
    const count = Number(query.get('count') ?? 10);
    const held = organizations.filter(
      (organization) => state === 'APPROVED' && (role === undefined || organization.role === role),
    );
    return context.json({
      paging: { start, count, links: [] },
      elements: held.slice(start, start + count).map((organization) => ({
        roleAssignee: member.urn,
        role: organization.role,
        state: 'APPROVED',
        organization: organization.urn,
      })),
    });
  });

  routes.get('/rest/organizations/:id', (context) => {
    const caller = gate.admit(context, { resource: 'organizations.GET', anyOf: organizationReading });
    if (caller instanceof Response) return caller;
    const organization = organizationOf(`urn:li:organization:${context.req.param('id')}`);
    if (organization === undefined) return refuse(notFound);
    return context.json({
      id: organization.id,
      localizedName: organization.name,
      vanityName: organization.vanityName,
      localizedWebsite: organization.website,
    });
  });

  routes.get('/rest/networkSizes/:urn', (context) => {
    const caller = gate.admit(context, { resource: 'networkSizes.GET', anyOf: organizationReading });
    if (caller instanceof Response) return caller;
    const urn = urnInPath(context.req.url);
    if (typeof urn !== 'string') return refuse(urn);
    if (!isUrn(urn, ['organization'])) return refuse(badRequest('INVALID_URN_TYPE', 'Not an organization'));
    if (context.req.query('edgeType') !== 'COMPANY_FOLLOWED_BY_MEMBER') {
      return refuse(badRequest('INVALID_VALUE_FOR_FIELD', 'edgeType must be COMPANY_FOLLOWED_BY_MEMBER'));
    }
    const organization = organizationOf(urn);
    return organization === undefined
      ? refuse(notFound)
      : context.json({ firstDegreeSize: audience.count(organization.urn) });
  });
  return routes;
}
