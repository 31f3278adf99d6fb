import { practiceClient } from '../kit/practice-network.ts';
import { digestOf } from '../kit/secrets.ts';
import { graphError, type GraphError, isGraphError } from './graph-error.ts';
import type { MetaWorld } from './meta-world.ts';
import { checkToken, lifetimes, sameText } from './tokens.ts';

const seconds = (milliseconds: number): number => Math.floor(milliseconds / 1000);

/** `GET /debug_token` with the application's own token `{id}|{secret}` (§1.3). */
export function debugToken(world: MetaWorld, inputToken: string, appToken: string): object | GraphError {
  if (!sameText(appToken, `${practiceClient.id}|${practiceClient.secret}`)) {
    return graphError(
      100,
      'You must provide an app access token, or a user access token that is an owner or developer of the app',
    );
  }
  const record = world.tokens.get(digestOf(inputToken));
  if (record === undefined) {
    return {
      data: { is_valid: false, scopes: [], error: { code: 190, message: 'Cannot parse access token' } },
    };
  }
  const live = checkToken(world, inputToken);
  const grant = world.grants.get(record.userId);
  const scopes = Object.entries(grant?.scopes ?? {}).flatMap(([name, status]) =>
    status === 'granted' ? [name] : [],
  );
  return {
    data: {
      app_id: practiceClient.id,
      type: record.type,
      application: 'Kaizup (practice)',
      is_valid: !isGraphError(live),
      issued_at: seconds(record.issuedAt),
      expires_at: seconds(record.expiresAt),
      data_access_expires_at: seconds((grant?.consentedAt ?? record.issuedAt) + lifetimes.dataAccess),
      scopes,
      granular_scopes: scopes.map((scope) =>
        /^(pages|instagram)_/.test(scope) ? { scope, target_ids: grant?.pages ?? [] } : { scope },
      ),
      ...(record.pageId === null ? {} : { profile_id: record.pageId }),
      user_id: record.userId,
      ...(isGraphError(live)
        ? { error: { code: live.code, subcode: live.subcode, message: live.message } }
        : {}),
    },
  };
}
