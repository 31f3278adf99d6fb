import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { facebook } from '../../../main/engine/networks/facebook/index.ts';
import { linkedin } from '../../../main/engine/networks/linkedin/index.ts';
import type { ActingAccount, Line, Network } from '../../../main/engine/networks/network.ts';
import { actingAs, openPracticeBench, type PracticeBench } from './practice-bench.ts';
import { createPublication } from './publish-job.ts';

/** Networks where a post is known by its time, and the account that may look for it. */
const networks: readonly { network: Network; kind: ActingAccount['kind']; call: { path: string } }[] = [
  { network: facebook, kind: 'page', call: { path: '/feed' } },
  { network: linkedin, kind: 'organization', call: { path: '/posts' } },
];
const hour = 3_600_000;

describe.each(networks)(
  '$network.id, asked by a computer whose clock is wrong',
  ({ network, kind, call }) => {
    let bench: PracticeBench;
    let account: ActingAccount;
    beforeEach(async () => {
      bench = await openPracticeBench(network, 'community');
      const tokens = await bench.signIn({ press: 'allow' });
      const found = await network.discover?.(bench.line, tokens);
      const accounts = found?.ok === true ? found.value.accounts : [];
      const usable = accounts.find((one) => one.kind === kind && one.unavailable === null);
      if (usable === undefined) throw new Error('No account was found');
      account = actingAs(usable, tokens);
    });
    afterEach(() => bench.close());

    /** The line of a computer whose clock is so much ahead. */
    function aheadBy(milliseconds: number): Line {
      const { clock } = bench.line;
      return { ...bench.line, clock: { ...clock, now: () => clock.now() + milliseconds } };
    }

    test.each([2 * hour, -2 * hour])('finds the post whose reply was lost, %i ms off', async (ahead) => {
      const publication = createPublication({ line: aheadBy(ahead), account, text: 'Once' });
      bench.server.faults.arm({ kind: 'reply-lost', method: 'POST', ...call });
      expect(await publication.publish(network)).toMatchObject({ kind: 'unknown' });
      await bench.line.clock.wait(70_000);
      expect(await network.verify(publication.job())).toMatchObject({
        kind: 'published',
        remoteId: bench.published()[0]?.id,
      });
    });
  },
);
