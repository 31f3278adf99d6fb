import * as z from 'zod';
import type { NetworkId } from '../../../shared/model/network.ts';
import { ExpectedError } from '../expected-error.ts';
import type { ClientIdentity } from '../networks/network.ts';
import { errorCodeOf } from '../store/open-database.ts';

/** Where the practice networks run and who Kaizup is there. */
export interface PracticeLink {
  readonly origin: string;
  readonly adminSecret: string;
  readonly client: ClientIdentity;
}

/** The practice networks as the engine uses them: started by the host when they are first needed. */
export interface Practice {
  /** Starts them when they do not run yet; undefined when they cannot be had. */
  link(): Promise<PracticeLink | undefined>;
  /** Registers a redirect address for a network's practice application, as an owner does in a developer portal. */
  registerRedirect(link: PracticeLink, network: NetworkId, redirectUri: string): Promise<void>;
  /** An app password for practice Bluesky, made without the page that shows one; for the self-test. */
  appPassword(link: PracticeLink): Promise<{ readonly identifier: string; readonly password: string }>;
  /** Where a page of the practice networks is now; starts them for it. They may have come back at another address. */
  page(url: string): Promise<string>;
  /** Makes the practice networks forget everything. */
  reset(link: PracticeLink): Promise<void>;
}

const appPassword = z.object({ identifier: z.string(), password: z.string() });

/** Practice networks behind `start`, asked once at a time and for every use: they may end and come back elsewhere. */
export function createPractice(start: () => Promise<PracticeLink | undefined>): Practice {
  let starting: Promise<PracticeLink | undefined> | undefined;
  async function admin(link: PracticeLink, path: string, body: unknown): Promise<unknown> {
    try {
      const { request } = await import('undici');
      const response = await request(`${link.origin}/_admin${path}`, {
        method: 'POST',
        headers: { 'x-practice-admin': link.adminSecret, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      return await response.body.json();
    } catch (error) {
      // They ended between the answer of `start` and this call.
      if (errorCodeOf(error) === '') throw error;
      throw new ExpectedError('practice-unavailable', {}, true);
    }
  }
  function link(): Promise<PracticeLink | undefined> {
    starting ??= start().finally(() => {
      starting = undefined;
    });
    return starting;
  }
  return {
    link,
    async page(url) {
      const running = await link();
      if (running === undefined) throw new ExpectedError('practice-unavailable', {}, true);
      const { pathname, search, hash } = new URL(url);
      return `${running.origin}${pathname}${search}${hash}`;
    },
    async registerRedirect(link, network, redirectUri) {
      await admin(link, `/networks/${network}/redirects`, { redirectUri });
    },
    appPassword: async (link) => appPassword.parse(await admin(link, '/networks/bluesky/app-password', {})),
    async reset(link) {
      await admin(link, '/reset', {});
    },
  };
}
