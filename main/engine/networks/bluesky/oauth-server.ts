import * as z from 'zod';
import type { Failure } from '../../../../shared/model/failure.ts';
import { fail, ok, type Outcome } from '../../../../shared/outcome.ts';
import type { Line } from '../network.ts';
import { readBody, unansweredFailure } from '../replies.ts';

/** Who gives out tokens for a server (RFC 9728). */
const resourceMetadata = z.object({
  resource: z.string(),
  authorization_servers: z.array(z.string()).length(1),
});

/** Where an authorization server takes what (RFC 8414), with all that the network demands of one. */
const serverMetadata = z.object({
  issuer: z.string(),
  authorization_endpoint: z.url(),
  token_endpoint: z.url(),
  pushed_authorization_request_endpoint: z.url(),
  revocation_endpoint: z.url().optional(),
  require_pushed_authorization_requests: z.literal(true),
  authorization_response_iss_parameter_supported: z.literal(true),
  client_id_metadata_document_supported: z.literal(true),
  code_challenge_methods_supported: includes('S256'),
  dpop_signing_alg_values_supported: includes('ES256'),
  token_endpoint_auth_methods_supported: includes('none'),
  grant_types_supported: includes('authorization_code', 'refresh_token'),
  scopes_supported: includes('atproto'),
  protected_resources: z.array(z.string()).optional(),
});

/** An authorization server as it says of itself. */
export type AuthorizationServer = z.infer<typeof serverMetadata>;

/** Something answers, but not as a server of this network does. */
export const notOfTheNetwork: Failure = { class: 'fix', code: 'unexpected-reply' };

function includes(...wanted: readonly string[]) {
  return z.array(z.string()).refine((offered) => wanted.every((value) => offered.includes(value)));
}

/** The server that gives out tokens for `service` (contract §1, "Auth, OAuth"); some do it themselves. */
export async function findAuthorizationServer(
  line: Pick<Line, 'calls'>,
  service: string,
): Promise<Outcome<AuthorizationServer, Failure>> {
  const found = await getDocument(line, `${service}/.well-known/oauth-protected-resource`, resourceMetadata);
  if (!found.ok) return found;
  // An owner may name the server where they sign in, which holds no data itself.
  if (found.value === undefined) return readAuthorizationServer(line, service);
  const { resource, authorization_servers: issuers } = found.value;
  const [issuer] = issuers;
  if (resource !== service || issuer === undefined) return fail(notOfTheNetwork);
  const server = await readAuthorizationServer(line, issuer);
  if (!server.ok) return server;
  const served = server.value.protected_resources;
  return served === undefined || served.includes(service) ? server : fail(notOfTheNetwork);
}

/** An authorization server's own words, which must name it as it was asked. */
export async function readAuthorizationServer(
  line: Pick<Line, 'calls'>,
  issuer: string,
): Promise<Outcome<AuthorizationServer, Failure>> {
  const found = await getDocument(line, `${issuer}/.well-known/oauth-authorization-server`, serverMetadata);
  if (!found.ok) return found;
  return found.value?.issuer === issuer ? ok(found.value) : fail(notOfTheNetwork);
}

/** A document at a known address; undefined where there is none of that form. */
export async function getDocument<T>(
  { calls }: Pick<Line, 'calls'>,
  url: string,
  schema: z.ZodType<T>,
): Promise<Outcome<T | undefined, Failure>> {
  const reply = await calls.send({ method: 'GET', url, headers: { accept: 'application/json' } });
  if (reply.kind !== 'reply') {
    return fail(
      reply.reason === 'unknown-host' ? { class: 'fix', code: 'not-found' } : unansweredFailure(reply),
    );
  }
  if (reply.status >= 500 || reply.status === 429) {
    return fail({ class: 'retry', code: 'network-unavailable', networkCode: String(reply.status) });
  }
  return ok(reply.status === 200 ? readBody(schema, reply) : undefined);
}
