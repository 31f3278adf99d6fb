import { fail, ok } from '../../../../shared/outcome.ts';
import { callGraph } from '../../graph-api/call.ts';
import { meaningOf } from '../../graph-api/error-table.ts';
import { listAll } from '../../graph-api/paging.ts';
import type { Network } from '../network.ts';
import { inspectedToken, permission } from './parse.ts';
import { scopes } from './scopes.ts';

/** The code of a dead token, where an inspection does not say (contract §6). */
const deadToken = 190;

/** What the person allows now, and when the sign-in and its reading end (contract §1.1, §1.3). */
export const health: NonNullable<Network['health']> = async (line, { accessToken }) => {
  const permissions = await listAll(line, { path: 'me/permissions', token: accessToken }, permission);
  if (!permissions.ok) return permissions;
  const granted = permissions.value
    .filter(({ status }) => status === 'granted')
    .map((entry) => entry.permission);
  const inspected = await callGraph(
    line,
    {
      path: 'debug_token',
      // The application asks about the token in its own name.
      token: `${line.client.clientId}|${line.client.clientSecret}`,
      query: { input_token: accessToken },
    },
    inspectedToken,
  );
  if (!inspected.ok) {
    const { failure } = inspected;
    // The token answered a moment ago: what is refused here is the application.
    return fail(
      failure.class === 'reauth' ? { ...failure, class: 'fatal', code: 'app-misconfigured' } : failure,
    );
  }
  const { is_valid, error, expires_at, data_access_expires_at } = inspected.value.data;
  if (!is_valid) {
    const code = error?.code ?? deadToken;
    const subcode = error?.subcode ?? null;
    const { class: kind, code: failure } = meaningOf(code, subcode) ?? {
      class: 'reauth',
      code: 'signed-out',
    };
    return fail({
      class: kind,
      code: failure,
      networkCode: subcode === null ? String(code) : `${code}/${subcode}`,
    });
  }
  return ok({
    scopes: granted,
    missingScopes: scopes.filter((scope) => !granted.includes(scope)),
    accessExpiresAt: endOf(expires_at),
    dataAccessExpiresAt: endOf(data_access_expires_at),
  });
};

/** Seconds as the network counts them, where 0 means no end; in ms. */
function endOf(seconds: number | undefined): number | null {
  return seconds === undefined || seconds === 0 ? null : seconds * 1000;
}
