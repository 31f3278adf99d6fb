/** A refusal in LinkedIn's flat envelope (contract L11). */
export interface RestError {
  readonly status: 400 | 401 | 403 | 404 | 413 | 415 | 422 | 426 | 429;
  readonly code?: string;
  readonly serviceErrorCode?: number;
  readonly message: string;
}

/** The refusal as a reply. */
export function refuse({ status, code, serviceErrorCode, message }: RestError): Response {
  return Response.json(
    {
      status,
      ...(serviceErrorCode === undefined ? {} : { serviceErrorCode }),
      ...(code === undefined ? {} : { code }),
      message,
    },
    { status },
  );
}

/** Malformed request, with one of the 400 codes of the contract. */
export function badRequest(code: string, message: string): RestError {
  return { status: 400, code, message };
}

/** Scope or role missing for `operation`. */
export function accessDenied(operation: string): RestError {
  return {
    status: 403,
    code: 'ACCESS_DENIED',
    serviceErrorCode: 100,
    message: `Not enough permissions to access: ${operation}`,
  };
}

/** A field that this caller must not send, e.g. another member as author. */
export function unpermittedField(field: string): RestError {
  return {
    status: 403,
    code: 'ACCESS_DENIED',
    message: `Unpermitted fields present in REQUEST_BODY: Data Processing Exception while processing fields [/${field}]`,
  };
}

export const notFound: RestError = { status: 404, code: 'NOT_FOUND', message: 'Could not find entity' };
