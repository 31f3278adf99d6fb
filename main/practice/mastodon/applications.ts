import type { PracticeSetting } from '../kit/practice-network.ts';
import { digestOf, randomSecret } from '../kit/secrets.ts';
import { invalid, OAuthError } from './errors.ts';
import type { Instance } from './instances.ts';
import { listOf, type Params, textOf } from './params.ts';

/** A program that a server knows (contract §2, "Auth": always confidential, a list of its own on each server). */
export interface Application {
  readonly id: string;
  readonly name: string;
  readonly website: string | null;
  readonly clientId: string;
  readonly secretDigest: string;
  readonly redirectUris: readonly string[];
  readonly scopes: readonly string[];
}

/** The applications of one server. */
export interface Applications {
  /** Registers a program; its secret is told here and never again. */
  register(params: Params): { readonly application: Application; readonly secret: string };
  byClientId(clientId: string): Application | undefined;
  byId(id: string): Application | undefined;
  hasSecret(application: Application, secret: string): boolean;
  /** Whether a redirect address is one that the application registered. */
  takesRedirect(application: Application, redirectUri: string): boolean;
  /** The server forgets every application, as some do with those that nobody uses. */
  forgetAll(): void;
}

/** Scopes that exist (granular ones only as far as they matter here). */
const families: Readonly<Record<string, readonly string[]>> = {
  read: ['accounts', 'statuses', 'notifications', 'search', 'me'],
  write: ['accounts', 'media', 'statuses'],
};

const outOfBand = 'urn:ietf:wg:oauth:2.0:oob';

/** Whether a server of this age knows a scope. */
export function knowsScope(instance: Instance, scope: string): boolean {
  if (scope === 'profile') return instance.modern;
  if (scope === 'read:me') return instance.modern;
  const [family = '', part] = scope.split(':');
  const parts = Object.hasOwn(families, family) ? families[family] : undefined;
  return (
    scope === 'follow' ||
    scope === 'push' ||
    (parts !== undefined && (part === undefined || parts.includes(part)))
  );
}

/** Opens a server's list of applications. */
export function createApplications({ world }: PracticeSetting, instance: Instance): Applications {
  const applications = world.collection<Application>(`mastodon.${instance.host}.applications`);

  return {
    register(params) {
      const name = textOf(params['client_name']).trim();
      if (name === '') throw invalid("Application name can't be blank");
      const given = params['redirect_uris'];
      if (Array.isArray(given) && !instance.modern) throw invalid('Redirect URI must be an absolute URI.');
      const redirectUris = (
        Array.isArray(given) ? listOf(given).map(textOf) : textOf(given).split(/\s+/)
      ).filter((uri) => uri !== '');
      if (redirectUris.length === 0) throw invalid("Redirect URI can't be blank");
      if (redirectUris.some((uri) => uri !== outOfBand && !URL.canParse(uri))) {
        throw invalid('Redirect URI must be an absolute URI.');
      }
      const scopes = scopesOf(params['scopes'], ['read']);
      if (scopes.some((scope) => !knowsScope(instance, scope))) {
        throw invalid("Scopes doesn't match configured on the server.");
      }
      const secret = randomSecret('', 43);
      const clientId = randomSecret('', 43);
      const website = textOf(params['website']);
      const application = applications.put(clientId, {
        id: world.numericId(7),
        name,
        website: website === '' ? null : website,
        clientId,
        secretDigest: digestOf(secret),
        redirectUris,
        scopes,
      });
      return { application, secret };
    },
    byClientId: (clientId) => applications.get(clientId),
    byId: (id) => applications.find((application) => application.id === id),
    hasSecret: (application, secret) => application.secretDigest === digestOf(secret),
    takesRedirect: (application, redirectUri) =>
      application.redirectUris.some(
        (registered) =>
          registered === redirectUri || (instance.modern && sameLoopback(registered, redirectUri)),
      ),
    forgetAll() {
      for (const { clientId } of applications.all()) applications.delete(clientId);
    },
  };
}

/** Scopes of a parameter, or `absent` where there are none. */
export function scopesOf(value: unknown, absent: readonly string[]): readonly string[] {
  const scopes = textOf(value)
    .split(/[\s+]+/)
    .filter((scope) => scope !== '');
  return scopes.length === 0 ? absent : [...new Set(scopes)];
}

/** Newer servers let the port of a loopback address vary, of an IP address and not of `localhost` (contract §2). */
function sameLoopback(registered: string, given: string): boolean {
  if (!URL.canParse(registered) || !URL.canParse(given)) return false;
  const [one, other] = [new URL(registered), new URL(given)];
  const loopback = ['127.0.0.1', '[::1]'].includes(one.hostname) && one.protocol === 'http:';
  one.port = '';
  other.port = '';
  return loopback && one.href === other.href;
}

/** An application as its owner and its users are shown it. */
export function applicationEntity(
  instance: Instance,
  application: Application,
): Readonly<Record<string, unknown>> {
  const { id, name, website, scopes, redirectUris } = application;
  return {
    id,
    name,
    website,
    ...(instance.modern ? { scopes, redirect_uris: redirectUris } : {}),
    redirect_uri: redirectUris.join('\n'),
    vapid_key: 'BPracticeKeyThatPushesNothing',
  };
}

/** The application that names itself with its secret, in the body or by Basic authentication. */
export function authenticateClient(
  applications: Applications,
  params: Params,
  authorization: string | undefined,
): Application {
  const basic = /^Basic (.+)$/.exec(authorization ?? '')?.[1];
  const [id = '', secret = ''] =
    basic === undefined
      ? [textOf(params['client_id']), textOf(params['client_secret'])]
      : Buffer.from(basic, 'base64').toString().split(':').map(decodeURIComponent);
  const application = applications.byClientId(id);
  if (application === undefined || !applications.hasSecret(application, secret)) {
    throw new OAuthError(
      401,
      'invalid_client',
      'Client authentication failed due to unknown client, no client authentication included, or unsupported authentication method.',
    );
  }
  return application;
}
