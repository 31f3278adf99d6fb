/** A refusal of an XRPC call: clients decide on `error`, not on the status (contract §1, "Errors"). */
export class XrpcError extends Error {
  readonly status: number;
  readonly error: string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    error: string,
    message: string,
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
    this.status = status;
    this.error = error;
    this.headers = headers;
  }

  /** The refusal as a reply. */
  reply(): Response {
    return Response.json(
      { error: this.error, message: this.message },
      { status: this.status, headers: this.headers },
    );
  }
}

/** The request itself is wrong; `message` names the path and the limit. */
export function invalidRequest(message: string): XrpcError {
  return new XrpcError(400, 'InvalidRequest', message);
}

/** A refusal of a call of OAuth (RFC 6749, section 5.2). */
export class OAuthError extends Error {
  readonly status: number;
  readonly error: string;

  constructor(status: number, error: string, description: string) {
    super(description);
    this.status = status;
    this.error = error;
  }

  /** The refusal as a reply. */
  reply(): Response {
    return Response.json(
      { error: this.error, error_description: this.message },
      { status: this.status, headers: { 'cache-control': 'no-store' } },
    );
  }
}
