// Types in vendor-clients.d.mts: the libraries themselves are installed in this folder only when the peers are tested.
import { AtpAgent } from '@atproto/api';
import facebook from 'facebook-nodejs-business-sdk';
import linkedin from 'linkedin-api-client';

/** Meta's own client, told that the Graph is at `graph`. */
export function metaClient(graph, accessToken) {
  Object.defineProperty(facebook.FacebookAdsApi, 'GRAPH', { configurable: true, get: () => graph });
  // Without its crash reporter, which would call Meta.
  const api = new facebook.FacebookAdsApi(accessToken, 'en_US', false);
  return {
    page: (id) => new facebook.Page(id, {}, undefined, api),
    pagePost: (id) => new facebook.PagePost(id, {}, undefined, api),
    professional: (id) => new facebook.IGUser(id, {}, undefined, api),
  };
}

/** LinkedIn's own client, told that its API is at `api`. */
export function linkedinClient(api) {
  const client = new linkedin.RestliClient();
  client.axiosInstance.interceptors.request.use((request) => ({
    ...request,
    url: request.url.replace('https://api.linkedin.com', api),
  }));
  return client;
}

/** Bluesky's own client, which holds every reply against the lexicons. */
export const blueskyClient = (service) => new AtpAgent({ service });
