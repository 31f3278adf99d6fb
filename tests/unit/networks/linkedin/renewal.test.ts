import fc from 'fast-check';
import { expect, test } from 'vitest';
import { refresh } from '../../../../main/engine/networks/linkedin/sign-in.ts';
import type { GrantTokens } from '../../../../main/engine/networks/network.ts';
import { json, scriptedLine } from '../graph-api/scripted-line.ts';

test('§L2 whatever a renewal says, the end of the refresh token only comes nearer', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.option(fc.integer({ min: 1, max: 10 ** 9 }), { nil: undefined }),
      fc.integer({ min: 1, max: 400 * 86_400 }),
      async (claimed, left) => {
        const line = scriptedLine(() =>
          json({
            access_token: 'new',
            expires_in: 5_184_000,
            refresh_token: 'same',
            ...(claimed === undefined ? {} : { refresh_token_expires_in: claimed }),
          }),
        );
        const end = line.time.now + left * 1000;
        const before: GrantTokens = {
          subject: 'a',
          accessToken: 'old',
          accessExpiresAt: line.time.now,
          refreshToken: 'same',
          refreshExpiresAt: end,
          scopes: ['w_member_social'],
          service: null,
        };
        const renewed = await refresh(line, before);
        if (!renewed.ok) throw new Error(renewed.failure.code);
        expect(renewed.value.refreshExpiresAt).toBeLessThanOrEqual(end);
        expect(renewed.value.scopes).toEqual(before.scopes);
      },
    ),
  );
});
