import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openPracticeEngine, type PracticeEngine } from '../../practice-engine.ts';

let bench: PracticeEngine;
beforeEach(async () => {
  bench = await openPracticeEngine();
});
afterEach(() => bench.close());

const nothing = { grants: 0, accounts: 0 };

describe('a password for Bluesky', () => {
  const give = (password: string) =>
    bench.page.accounts.signInWithPassword({
      network: 'bluesky',
      mode: 'practice',
      service: 'https://bsky.social',
      identifier: 'maison-levain.bsky.social',
      password,
    });
  test.each(['correct horse battery', 'abcd-abcd-abcd', 'abcdabcdabcdabcd', 'ABCD-ABCD-ABCD-ABCD!'])(
    'that is no app password (%s) is refused before anything is sent',
    async (password) => {
      expect(await give(password)).toMatchObject({ step: 'ended', problem: 'main-password-refused' });
      expect(bench.requests).toEqual([]);
      expect(bench.stored()).toEqual(nothing);
    },
  );

  test('that the network does not know is told as such', async () => {
    expect(await give('aaaa-bbbb-cccc-dddd')).toMatchObject({
      step: 'ended',
      problem: 'credentials-refused',
    });
    expect(bench.requests.length).toBeGreaterThan(0);
    expect(bench.stored()).toEqual(nothing);
  });

  test('that cannot be asked about says that the network is away', async () => {
    await bench.server.close();
    expect(await give('aaaa-bbbb-cccc-dddd')).toMatchObject({
      step: 'ended',
      problem: 'network-unreachable',
    });
    expect(bench.stored()).toEqual(nothing);
  });
});
