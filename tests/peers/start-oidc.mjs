// A certified OAuth provider as strict as the network demands of its authorization servers, on loopback, forgotten at the end.
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { Provider } from 'oidc-provider';

const [clientId, redirectUri] = process.argv.slice(2);
const server = createServer();
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const { port } = server.address();

const provider = new Provider(`http://127.0.0.1:${port}`, {
  clients: [
    {
      client_id: clientId,
      application_type: 'native',
      token_endpoint_auth_method: 'none',
      // Without a port: any is taken on this computer (RFC 8252, section 7.3).
      redirect_uris: [redirectUri],
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
      dpop_bound_access_tokens: true,
      require_pushed_authorization_requests: true,
    },
  ],
  scopes: ['atproto', 'transition:generic', 'offline_access'],
  clockTolerance: 0,
  cookies: { keys: [randomBytes(16).toString('hex')] },
  pkce: { required: () => true },
  issueRefreshToken: async () => true,
  rotateRefreshToken: true,
  // What the network adds to the metadata of others.
  discovery: { client_id_metadata_document_supported: true },
  features: {
    dPoP: { enabled: true, nonceSecret: randomBytes(32), requireNonce: () => true },
    pushedAuthorizationRequests: { enabled: true, requirePushedAuthorizationRequests: true },
    revocation: { enabled: true },
    devInteractions: { enabled: true },
  },
});
provider.use(async (context, next) => {
  if (context.path === '/.well-known/oauth-authorization-server') {
    context.path = '/.well-known/openid-configuration';
  }
  await next();
  // The network wants to be told with the tokens whose they are.
  const { oidc } = context;
  if (oidc?.route === 'token' && context.status === 200) {
    const { AccessToken } = oidc.entities;
    context.body = { ...context.body, sub: AccessToken.accountId };
  }
});
server.on('request', provider.callback());
process.send?.({ port });

function stop() {
  server.closeAllConnections();
  server.close(() => process.exit(0));
}
process.once('SIGTERM', stop);
// The test that started this process is gone.
process.once('disconnect', stop);
