import type { Page } from 'playwright-core';

/** Calls the engine from the page's world, as the page itself does: over a port of its own, with the wire's own envelope. */
export interface PageLine {
  call<T>(path: string, input?: unknown): Promise<T>;
}

interface LineWindow {
  kaizup: { requestPort(): void };
  lineCall?: (path: string, input: unknown) => Promise<unknown>;
}

/** Opens a second port beside the page's own. */
export async function openPageLine(page: Page): Promise<PageLine> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const world = window as unknown as LineWindow;
        const waiting = new Map<string, (answer: { s?: number; b?: { json?: unknown } }) => void>();
        const take = (event: MessageEvent): void => {
          const [port] = event.ports;
          if (port === undefined) return;
          window.removeEventListener('message', take, true);
          event.stopImmediatePropagation();
          port.addEventListener('message', ({ data }: MessageEvent<string>) => {
            const { i, p } = JSON.parse(data) as { i: string; p: { s?: number; b?: { json?: unknown } } };
            waiting.get(i)?.(p);
            waiting.delete(i);
          });
          port.start();
          let last = 0;
          world.lineCall = (path, input) =>
            new Promise((answer, refuse) => {
              last += 1;
              const id = `line-${last}`;
              waiting.set(id, ({ s, b }) =>
                s === undefined ? answer(b?.json) : refuse(new Error(`${path}: ${JSON.stringify(b?.json)}`)),
              );
              port.postMessage(JSON.stringify({ i: id, p: { u: `/${path}`, b: { json: input } } }));
            });
          resolve();
        };
        window.addEventListener('message', take, true);
        world.kaizup.requestPort();
      }),
  );
  return {
    call: <T>(path: string, input?: unknown) =>
      page.evaluate(
        ([name, value]) => (window as unknown as LineWindow).lineCall?.(name as string, value),
        [path, input],
      ) as Promise<T>,
  };
}
