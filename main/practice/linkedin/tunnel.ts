import type { MiddlewareHandler } from 'hono';
import { badRequest, refuse } from './errors.ts';

/** A query that is too long for an address comes as the body of a POST that says it is a GET (contract L4). */
export function throughTunnel(fetch: (request: Request) => Response | Promise<Response>): MiddlewareHandler {
  return async (context, next) => {
    const meant = context.req.header('x-http-method-override');
    if (meant === undefined) return next();
    const type = context.req.header('content-type') ?? '';
    if (
      context.req.method !== 'POST' ||
      meant !== 'GET' ||
      !type.startsWith('application/x-www-form-urlencoded')
    ) {
      return refuse(badRequest('INVALID_VALUE_FOR_FIELD', 'Only a query in a form body can be tunnelled'));
    }
    const headers = new Headers(context.req.raw.headers);
    for (const name of ['x-http-method-override', 'content-type', 'content-length']) headers.delete(name);
    const query = await context.req.text();
    return fetch(new Request(`${context.req.url.split('?')[0]}?${query}`, { headers }));
  };
}
