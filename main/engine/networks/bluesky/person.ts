import * as z from 'zod';
import type { Failure } from '../../../../shared/model/failure.ts';
import { fail, ok, type Outcome } from '../../../../shared/outcome.ts';
import type { Line } from '../network.ts';
import type { BrowserSignIn } from '../signing-in.ts';
import { defaultServiceHost } from './caller.ts';
import { resolveHandle } from './identity.ts';
import { getDocument, notOfTheNetwork } from './oauth-server.ts';
import { isServer, nameOf } from './servers.ts';

/** Where people's identities are kept, unless they keep theirs on a site of their own. */
export const directoryHost = 'plc.directory';

const didDocument = z.object({
  id: z.string(),
  alsoKnownAs: z.array(z.string()).default([]),
  service: z.array(z.object({ id: z.string(), type: z.string(), serviceEndpoint: z.unknown() })).default([]),
});

/** A person as their identity describes them. */
export interface Person {
  readonly handles: readonly string[];
  /** Address of the server that holds their data. */
  readonly service: string;
}

const unknown: Failure = { class: 'fix', code: 'not-found' };

/** The site on which a person keeps their identity themselves (`did:web`), as `https://host`. */
function ownSite(did: string): string | undefined {
  const host = /^did:web:([a-z0-9.-]+)$/.exec(did)?.[1];
  return host === undefined ? undefined : `https://${host}`;
}

/** Reads the identity behind a DID. */
export async function readPerson(line: Line, did: string): Promise<Outcome<Person, Failure>> {
  const site = ownSite(did);
  const url = /^did:plc:[a-z0-9]{1,64}$/.test(did)
    ? `${line.baseOf(directoryHost)}/${did}`
    : site === undefined
      ? undefined
      : `${line.baseOf(new URL(site).host)}/.well-known/did.json`;
  if (url === undefined) return fail(unknown);
  const found = await getDocument(line, url, didDocument);
  if (!found.ok) return found;
  if (found.value === undefined || found.value.id !== did) return fail(unknown);
  const { alsoKnownAs, service: services } = found.value;
  const server = services.find(
    ({ id, type }) =>
      (id === '#atproto_pds' || id === `${did}#atproto_pds`) && type === 'AtprotoPersonalDataServer',
  )?.serviceEndpoint;
  if (typeof server !== 'string') return fail(notOfTheNetwork);
  return ok({
    handles: alsoKnownAs.flatMap((name) => (name.startsWith('at://') ? [name.slice(5).toLowerCase()] : [])),
    service: server.replace(/\/$/, ''),
  });
}

/** Finds a person's server by their handle, which their identity must confirm. */
export const locate: NonNullable<BrowserSignIn['locate']> = async (lineTo, who) => {
  const line = await lineTo(null);
  const given = who.trim().replace(/^@/, '').toLowerCase();
  const asked = given.startsWith('did:')
    ? ok(given)
    : await resolveHandle(line, { service: line.baseOf(defaultServiceHost) }, given);
  if (!asked.ok) return asked;
  const did = asked.value;
  if (did === undefined) return fail(unknown);
  const site = ownSite(did);
  const person = await readPerson(site === undefined ? line : await lineTo(site), did);
  if (!person.ok) return person;
  const { handles, service } = person.value;
  if (given !== did && !handles.includes(given)) return fail(unknown);
  // An identity is somebody's own words: it must not lead to addresses inside the owner's network.
  return isServer(line, service)
    ? ok({ service: nameOf(line, service), subject: did })
    : fail(notOfTheNetwork);
};
