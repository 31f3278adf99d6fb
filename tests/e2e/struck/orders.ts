import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

/** When the engine dies: as the first request to such a path arrives at a practice network, or when it had its effect. */
const kill = z.object({
  pid: z.number(),
  method: z.string(),
  path: z.string(),
  moment: z.enum(['arrived', 'done']),
});
export type Kill = z.infer<typeof kill>;

const practice = z.object({ origin: z.string(), adminSecret: z.string() });

/** What a test and the processes of its application tell each other: files in the application's folder. */
export interface Orders {
  orderKill(order: Kill): void;
  /** The death that is due at a request like this, used up by the call. */
  takeKill(request: { readonly method: string; readonly path: string }, moment: string): Kill | undefined;
  /** While held, an engine that starts waits before its first step. */
  hold(held: boolean): void;
  isHeld(): boolean;
  /** How long the computer has slept (ms). */
  setSlept(milliseconds: number): void;
  slept(): number;
  tellPractice(address: z.infer<typeof practice>): void;
  practice(): z.infer<typeof practice>;
  /** A file that the practice networks write their requests into, a line each. */
  readonly record: string;
}

/** The orders in the folder of an application's bundles. */
export function ordersIn(folder: string): Orders {
  const file = (name: string): string => join(folder, name);
  const read = (name: string): unknown =>
    existsSync(file(name)) ? JSON.parse(readFileSync(file(name), 'utf8')) : undefined;
  const write = (name: string, value: unknown): void => writeFileSync(file(name), JSON.stringify(value));
  return {
    record: file('requests.jsonl'),
    orderKill: (order) => write('kill.json', order),
    takeKill({ method, path }, moment) {
      const order = kill.optional().parse(read('kill.json'));
      if (order === undefined || order.moment !== moment || order.method !== method) return undefined;
      if (!path.includes(order.path)) return undefined;
      rmSync(file('kill.json'));
      return order;
    },
    hold(held) {
      if (held) write('hold.json', true);
      else rmSync(file('hold.json'), { force: true });
    },
    isHeld: () => existsSync(file('hold.json')),
    setSlept: (milliseconds) => write('slept.json', milliseconds),
    slept: () => z.number().catch(0).parse(read('slept.json')),
    tellPractice: (address) => write('practice.json', address),
    practice: () => practice.parse(read('practice.json')),
  };
}
