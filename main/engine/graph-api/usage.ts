import * as z from 'zod';
import { parseReply } from '../http/network-calls.ts';
import type { Line } from '../networks/network.ts';
import { type Arrived, pause } from '../networks/replies.ts';

/** How much of the allowance is used, in percent, and how long until there is more (contract §7). */
export interface Usage {
  readonly percent: number;
  /** 0 when the network does not say. */
  readonly regainMs: number;
}

const minute = 60_000;

/** Above this share, reads that are not needed to publish stop (contract §7). */
export const restAbove = 90;

const share = z.looseObject({
  call_count: z.number().default(0),
  total_time: z.number().default(0),
  total_cputime: z.number().default(0),
  estimated_time_to_regain_access: z.number().default(0),
});
const businessShares = z.record(z.string(), z.array(share.extend({ type: z.string().default('business') })));

/** Reads the allowance from the headers of a reply; nothing used where there are none. */
export function usageOf(reply: Pick<Arrived, 'headers'>): Usage {
  const app = ['x-app-usage', 'x-page-usage'].flatMap((name) => readHeader(reply, name, share) ?? []);
  const business = Object.values(readHeader(reply, 'x-business-use-case-usage', businessShares) ?? {}).flat();
  const all = [...app, ...business];
  return {
    percent: Math.max(0, ...all.flatMap((one) => [one.call_count, one.total_time, one.total_cputime])),
    // The header counts in minutes.
    regainMs: pause(Math.max(0, ...all.map((one) => one.estimated_time_to_regain_access)) * minute),
  };
}

/** From here on a reading is noted: below, nobody waits by it, and every call would write. */
const noteFrom = 50;

/** Notes how full the budgets of a reply are, each under the application or the object it belongs to (contract §7). */
export function noteUsage(line: Pick<Line, 'budgets' | 'clock'>, reply: Pick<Arrived, 'headers'>): void {
  const note = (remoteId: string | null, name: string, one: z.infer<typeof share>): void => {
    const percent = Math.max(one.call_count, one.total_time, one.total_cputime);
    const regainMs = pause(one.estimated_time_to_regain_access * minute);
    if (percent < noteFrom && regainMs === 0) return;
    line.budgets.note(remoteId === null ? null : { remoteId }, {
      scope: remoteId === null ? 'app' : 'account',
      name,
      // Minutes to wait are told to those who may not call.
      usedShare: regainMs > 0 ? Math.max(1, percent / 100) : percent / 100,
      resetsAt: regainMs > 0 ? line.clock.now() + regainMs : null,
    });
  };
  const app = readHeader(reply, 'x-app-usage', share);
  if (app !== undefined) note(null, 'app', app);
  const business = readHeader(reply, 'x-business-use-case-usage', businessShares) ?? {};
  for (const [id, list] of Object.entries(business)) {
    for (const one of list) note(id, one.type, one);
  }
}

function readHeader<T>(reply: Pick<Arrived, 'headers'>, name: string, schema: z.ZodType<T>): T | undefined {
  return schema.safeParse(parseReply(reply.headers[name] ?? '')).data;
}
