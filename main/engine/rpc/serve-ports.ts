import type { AnyRouter } from '@orpc/server';
import { onError } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';
import type { Logger } from 'pino';
import * as z from 'zod';
import type { Surface } from '../../../shared/control.ts';
import { crossingError } from './call-errors.ts';

/** One end of a conversation: strings in, strings out. Both starters have one, so that all above is the same. */
export interface Port {
  send(data: string): void;
  onMessage(listener: (data: unknown) => void): void;
  onClose(listener: () => void): void;
  /** Ends it from this side. */
  close(): void;
}

/** The largest call that is looked at; drafts and lists are far below. */
const maxMessage = 8 * 1024 * 1024;

/**
 * The only two messages that a client of ours sends: a call, and the end of its interest in one. The library's decoder takes more
 * (uploads, foreign origins) and throws outside any call on some of it, which would end the engine.
 */
const envelope = z.union([
  z.strictObject({
    i: z.string().min(1).max(100),
    p: z.strictObject({ u: z.string().regex(/^\/[A-Za-z0-9/]{1,100}$/), b: z.unknown().optional() }),
  }),
  z.strictObject({ i: z.string().min(1).max(100), t: z.literal(4) }),
]);

/** What stands between the page and the engine. */
export interface Gate {
  readonly locked: boolean;
  onLock(listener: () => void): void;
}

/** Answers calls on ports; a page gets the page's calls, the host the host's. */
export interface PortServer {
  serve(surface: Surface, port: Port): void;
}

/** Creates the server for the engine's two routers. */
export function createPortServer(
  routers: Readonly<Record<Surface, AnyRouter>>,
  log: Pick<Logger, 'error' | 'warn'>,
  gate: Gate,
): PortServer {
  /** Ports of the page, each with what ends it. */
  const pagePorts = new Set<() => void>();
  gate.onLock(() => {
    for (const end of pagePorts) end();
  });
  const handlerFor = (router: AnyRouter) =>
    new RPCHandler(router, {
      clientInterceptors: [
        onError((error) => {
          throw crossingError(error, log);
        }),
      ],
    });
  const handlers = { page: handlerFor(routers.page), host: handlerFor(routers.host) };

  return {
    serve(surface, port) {
      // A page that asks while it is locked out has no port, and one from before has none any more, whatever is still on its way.
      if (surface === 'page' && gate.locked) return port.close();
      let isOpen = true;
      const closed: (() => void)[] = [];
      const end = (): void => {
        if (!isOpen) return;
        isOpen = false;
        pagePorts.delete(end);
        for (const listener of closed) listener();
        port.close();
      };
      if (surface === 'page') pagePorts.add(end);
      port.onClose(end);
      handlers[surface].upgrade({
        on(event: string, callback: (event?: { data: unknown }) => void) {
          if (event === 'close') {
            if (isOpen) closed.push(() => callback());
            else callback();
          }
          if (event !== 'message') return;
          port.onMessage((data) => {
            if (!isOpen) return;
            if (isEnvelope(data)) callback({ data });
            else log.warn({ surface }, 'malformed call dropped');
          });
        },
        postMessage: (data: unknown) => {
          if (!isOpen) return;
          if (typeof data === 'string') port.send(data);
          else log.error({ surface }, 'answer that is no text dropped');
        },
      });
    },
  };
}

/** Refuses what would make the decoder throw outside any call. */
function isEnvelope(data: unknown): data is string {
  if (typeof data !== 'string' || data.length > maxMessage) return false;
  try {
    return envelope.safeParse(JSON.parse(data)).success;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}
