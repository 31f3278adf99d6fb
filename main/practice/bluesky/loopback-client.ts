/** What a client on the person's own computer says of itself in its id; it is registered nowhere (contract §1, "Auth, OAuth"). */
export interface LoopbackClient {
  readonly scopes: readonly string[];
  takesRedirect(address: string): boolean;
}

const loopbackHosts = ['127.0.0.1', '[::1]'];

/** Reads an id of the form `http://localhost?redirect_uri=…&scope=…`; undefined when it is another. */
export function readLoopbackClient(clientId: string): LoopbackClient | undefined {
  const given = /^http:\/\/localhost\/?(\?[^#]*)?$/.exec(clientId);
  if (given === null) return undefined;
  const params = new URLSearchParams(given[1] ?? '');
  if ([...params.keys()].some((name) => name !== 'redirect_uri' && name !== 'scope')) return undefined;
  const named = params.getAll('redirect_uri').map(addressOf);
  if (named.includes(undefined)) return undefined;
  const redirects = named.length === 0 ? ['127.0.0.1 /', '[::1] /'] : named;
  return {
    scopes: (params.get('scope') ?? 'atproto').split(' '),
    takesRedirect(address) {
      const asked = addressOf(address);
      return asked !== undefined && redirects.includes(asked);
    },
  };
}

/** An address on this computer without its port, which may be any; the name `localhost` is not taken. */
function addressOf(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const { protocol, hostname, pathname } = new URL(address);
  return protocol === 'http:' && loopbackHosts.includes(hostname) ? `${hostname} ${pathname}` : undefined;
}
