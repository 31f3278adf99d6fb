import { randomBytes } from 'node:crypto';

/** A refusal of the API (contract T8). Some are sent with HTTP 200: callers decide on the code. */
export interface ApiError {
  readonly status: 200 | 400 | 401 | 403 | 429;
  readonly code: string;
  readonly message: string;
}

/** TikTok's id of a call: time to the second and some random hexadecimal digits. */
export function newLogId(now: number): string {
  const time = new Date(now).toISOString().replaceAll(/[-:T]/g, '').slice(0, 14);
  return `${time}${randomBytes(9).toString('hex').toUpperCase()}`;
}

/** Replies in the envelope that is always there (contract T3). */
export interface Envelope {
  ok(data: unknown): Response;
  refuse(error: ApiError): Response;
}

/** A list of int64 ids, written as raw numbers as TikTok does although JavaScript cannot read them (contract T7). */
export interface RawIds {
  readonly rawIds: readonly string[];
}

const jsonHeaders = { 'content-type': 'application/json; charset=utf-8' };

/** Builds replies on the practice clock. */
export function createEnvelope(now: () => number): Envelope {
  const send = (status: number, data: unknown, code: string, message: string): Response => {
    const body = JSON.stringify(
      { data, error: { code, message, log_id: newLogId(now()) } },
      (_, value: unknown) => (isRawIds(value) ? `@raw:${value.rawIds.join(',')}@` : value),
    );
    return new Response(body.replaceAll(/"@raw:([\d,]*)@"/g, '[$1]'), { status, headers: jsonHeaders });
  };
  return {
    ok: (data) => send(200, data, 'ok', ''),
    refuse: ({ status, code, message }) => send(status, {}, code, message),
  };
}

function isRawIds(value: unknown): value is RawIds {
  return typeof value === 'object' && value !== null && 'rawIds' in value && Array.isArray(value.rawIds);
}
