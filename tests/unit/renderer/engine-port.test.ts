import { createORPCClient } from '@orpc/client';
import { oc } from '@orpc/contract';
import type { ContractRouterClient } from '@orpc/contract';
import { implement } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';
import { afterEach, expect, test } from 'vitest';
import * as z from 'zod';
import { linkOver, type PortLink } from '../../../renderer/app/engine-port.ts';

const contract = { echo: oc.input(z.string()).output(z.string()), never: oc.output(z.string()) };
const os = implement(contract);
const router = os.router({
  echo: os.echo.handler(({ input }) => input),
  never: os.never.handler(() => new Promise<string>(() => undefined)),
});

const open: MessagePort[] = [];
afterEach(() => {
  for (const port of open.splice(0)) port.close();
});

function connect(): { readonly line: PortLink; readonly client: ContractRouterClient<typeof contract> } {
  const { port1, port2 } = new MessageChannel();
  open.push(port1, port2);
  new RPCHandler(router).upgrade(port2);
  port2.start();
  const line = linkOver(port1);
  return { line, client: createORPCClient<ContractRouterClient<typeof contract>>(line.link) };
}

test('a call over a port is answered', async () => {
  const { client } = connect();
  await expect(client.echo('bonjour')).resolves.toBe('bonjour');
});

test('a call that waits when the port is gone ends with an error instead of waiting for ever', async () => {
  const { client, line } = connect();
  const waiting = client.never();
  await client.echo('the port works');
  line.end();
  await expect(waiting).rejects.toThrow();
});
