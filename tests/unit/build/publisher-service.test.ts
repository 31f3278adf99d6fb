import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../../build/root.ts';
import { exitCodes } from '../../../main/engine/start/headless/exit-codes.ts';
import { credential } from '../../../main/engine/start/headless/passphrase.ts';
import { drainDeadline } from '../../../main/engine/start/headless/drain-deadline.ts';

const unit = readFileSync(join(root, 'build', 'packaging', 'kaizup-publisher.service'), 'utf8');
const of = (name: string): string => new RegExp(`^${name}=(.*)$`, 'm').exec(unit)?.[1] ?? '';

test('the example of a service tries again what may pass by itself, and nothing else', () => {
  const { usage, noProfile, refused, unsuited } = exitCodes;
  expect(of('RestartPreventExitStatus').split(' ').map(Number)).toEqual([
    usage,
    noProfile,
    refused,
    unsuited,
  ]);
});

test('it hands over the passphrase under the name that is looked for, and waits for the work to end', () => {
  expect(of('LoadCredentialEncrypted')).toBe(credential);
  expect(Number(of('TimeoutStopSec')) * 1000).toBeGreaterThan(2 * drainDeadline);
});
