import type { PracticeNetwork, PracticeSetting } from '../kit/practice-network.ts';
import { createGraphRoutes } from './graph.ts';
import { openMetaWorld } from './meta-world.ts';
import { createFacebookPages, createInstagramPages } from './public-routes.ts';
import { publishedOnFacebook, publishedOnInstagram } from './published.ts';
import { personId } from './seed.ts';
import { endGrant } from './tokens.ts';
import { createUploadRoutes } from './upload-routes.ts';
import { createUsage } from './usage.ts';

/** Practice Facebook Pages and Instagram: one Graph, one sign-in, two networks. */
export function createMetaPractice(
  setting: PracticeSetting,
): readonly [facebook: PracticeNetwork, instagram: PracticeNetwork] {
  const world = openMetaWorld(setting);
  const usage = createUsage(world);
  const shared = {
    registerRedirect: (uri: string) => void world.redirects.put(uri, { uri }),
    revokeAll: () => endGrant(world, personId, 458),
  };
  return [
    {
      id: 'facebook',
      hosts: {
        'www.facebook.com': createFacebookPages(world),
        'graph.facebook.com': createGraphRoutes(world, usage, 'graph.facebook.com'),
        'graph-video.facebook.com': createGraphRoutes(world, usage, 'graph-video.facebook.com'),
        'rupload.facebook.com': createUploadRoutes(world),
      },
      admin: { ...shared, published: () => publishedOnFacebook(world) },
    },
    {
      id: 'instagram',
      hosts: { 'www.instagram.com': createInstagramPages(world) },
      admin: {
        ...shared,
        published: () => publishedOnInstagram(world),
        allowADay: (total) => void world.quotas.put('instagram', { total }),
      },
    },
  ];
}
