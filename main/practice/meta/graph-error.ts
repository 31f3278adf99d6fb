import { randomBytes } from 'node:crypto';

/** A refusal in the Graph protocol's words (§6). */
export interface GraphError {
  readonly kind: 'graph-error';
  readonly code: number;
  readonly subcode?: number;
  readonly message: string;
  readonly data?: Readonly<Record<string, string>>;
  readonly userMessage?: string;
}

export interface GraphErrorDetail {
  readonly subcode?: number;
  readonly data?: Readonly<Record<string, string>>;
  readonly userMessage?: string;
}

/** A refusal with `code`; the message carries the code in front as the original's do. */
export function graphError(code: number, message: string, detail: GraphErrorDetail = {}): GraphError {
  return { kind: 'graph-error', code, message: `(#${code}) ${message}`, ...detail };
}

/** Whether a value is a refusal; replies of nodes never carry this `kind`. */
export function isGraphError(value: unknown): value is GraphError {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'graph-error';
}

/** 190: the token is dead; the subcode says why (§6). */
export function tokenError(subcode: number | undefined, message: string): GraphError {
  return { kind: 'graph-error', code: 190, message, ...(subcode === undefined ? {} : { subcode }) };
}

/** 100: a parameter is bad or missing. */
export const badParam = (message: string, subcode?: number): GraphError =>
  graphError(100, message, subcode === undefined ? {} : { subcode });

/** 100/33: the object does not exist or this token may not see it. */
export const notVisible = (method: string, id: string): GraphError => ({
  kind: 'graph-error',
  code: 100,
  subcode: 33,
  message: `Unsupported ${method.toLowerCase()} request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation`,
});

/** 200: the person did not give the permission, or has no role for it. */
export const noPermission = (message: string): GraphError => graphError(200, message);

/** HTTP statuses that were seen for each code (§6); they decide nothing for a caller. */
function statusOf(code: number): 400 | 403 | 500 {
  if (code === 10 || code === 200) return 403;
  return code === 1 || code === 2 ? 500 : 400;
}

/** The reply that carries a refusal. */
export function errorReply(error: GraphError): Response {
  const body = {
    error: {
      message: error.message,
      type: 'OAuthException',
      code: error.code,
      ...(error.subcode === undefined ? {} : { error_subcode: error.subcode }),
      is_transient: false,
      ...(error.userMessage === undefined ? {} : { error_user_msg: error.userMessage }),
      ...(error.data === undefined ? {} : { error_data: error.data }),
      fbtrace_id: `A${randomBytes(11).toString('base64url')}`,
    },
  };
  return Response.json(body, { status: statusOf(error.code) });
}
