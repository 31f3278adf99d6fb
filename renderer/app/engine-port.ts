import type { ClientContext } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';

/** A call made while there is no engine to take it; nothing was sent. */
export class EngineUnavailable extends Error {
  override readonly name = 'EngineUnavailable';
}

/** A link to the engine over one port, and the way to say that the port is gone. */
export interface PortLink {
  readonly link: RPCLink<ClientContext>;
  end(): void;
}

/**
 * Speaks oRPC over `port`. The native `close` event is never listened to: in a page that reloads it brings the renderer down,
 * so the host says in a message of its own when a port is gone.
 */
export function linkOver(port: MessagePort): PortLink {
  const events = new EventTarget();
  port.addEventListener('message', ({ data }) => events.dispatchEvent(new MessageEvent('message', { data })));
  port.start();
  const link = new RPCLink<ClientContext>({
    port: {
      addEventListener: events.addEventListener.bind(events),
      postMessage: (data: unknown) => port.postMessage(data),
    },
  });
  return {
    link,
    end() {
      events.dispatchEvent(new Event('close'));
      port.close();
    },
  };
}
