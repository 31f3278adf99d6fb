import type { PracticeNetwork, PracticeSetting } from '../kit/practice-network.ts';
import { instances } from './instances.ts';
import { createMastodonServer } from './server.ts';

/** The practice Mastodon: several servers, each with its own applications, people and limits. */
export function createMastodonPractice(setting: PracticeSetting): PracticeNetwork {
  const servers = instances.map((instance) => ({
    instance,
    server: createMastodonServer(setting, instance),
  }));
  return {
    id: 'mastodon',
    hosts: Object.fromEntries(servers.map(({ instance, server }) => [instance.host, server.routes])),
    admin: {
      // Applications register themselves at each server.
      registerRedirect: () => undefined,
      revokeAll() {
        for (const { server } of servers) server.revokeAll();
      },
      forgetApplications() {
        for (const { server } of servers) server.forgetApplications();
      },
      published: () =>
        servers
          .flatMap(({ server }) => server.published())
          .toSorted((one, other) => other.publishedAt - one.publishedAt),
    },
  };
}
