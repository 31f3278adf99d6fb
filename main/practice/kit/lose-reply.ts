import type { ServerResponse } from 'node:http';
import type { Context } from 'hono';

/** Breaks the connection after a request had its effect, as a bad network would. */
export function loseReply(context: Context): Response {
  const { outgoing }: { readonly outgoing: ServerResponse } = context.env;
  outgoing.destroy();
  return new Response(null);
}
