import { expect, test } from 'vitest';
import { soak } from './soak.ts';

test('after days of crashes, sleep, lost sign-ins and troubled networks every publication is accounted for', async () => {
  const { faults, ...totals } = await soak({ days: 3, accounts: 8, publications: 300, seed: 20_261_127 });
  expect(faults).toEqual([]);
  const { published, failed, needsOwner, missed, onHold, givenUp, takenOff } = totals;
  expect(published + failed + needsOwner + missed + onHold + givenUp + takenOff).toBe(300);
  expect(totals).toMatchObject({ publications: 300, lost: 0, duplicated: 0, silent: 0, crashes: 9 });
});
