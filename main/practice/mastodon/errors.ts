import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** A refusal as servers write it: a status and `{error}`, a sentence in the server's own language. */
export class ApiError extends Error {
  readonly status: ContentfulStatusCode;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: ContentfulStatusCode, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.status = status;
    this.headers = headers;
  }

  /** The reply, with the headers that the call has earned so far. */
  reply(context: Context): Response {
    return context.json({ error: this.message }, this.status, this.headers);
  }
}

/** A refusal in the form of OAuth (RFC 6749, 5.2). */
export class OAuthError extends ApiError {
  readonly code: string;
  readonly description: string;

  constructor(status: ContentfulStatusCode, code: string, description: string) {
    super(status, code, { 'cache-control': 'no-store' });
    this.code = code;
    this.description = description;
  }

  override reply(context: Context): Response {
    return context.json({ error: this.code, error_description: this.description }, this.status, this.headers);
  }
}

export const recordNotFound = (): ApiError => new ApiError(404, 'Record not found');

/** What a record's own checks object to. */
export const invalid = (what: string): ApiError => new ApiError(422, `Validation failed: ${what}`);
