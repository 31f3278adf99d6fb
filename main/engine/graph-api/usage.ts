import * as z from 'zod';
import { parseReply } from '../http/network-calls.ts';
import type { Arrived } from '../networks/replies.ts';

/** How much of the allowance is used, in percent, and how long until there is more (contract §7). */
export interface Usage {
  readonly percent: number;
  /** 0 when the network does not say. */
  readonly regainMs: number;
}

/** Above this share, reads that are not needed to publish stop (contract §7). */
export const restAbove = 90;

const share = z.looseObject({
  call_count: z.number().default(0),
  total_time: z.number().default(0),
  total_cputime: z.number().default(0),
  estimated_time_to_regain_access: z.number().default(0),
});
const shares = z.record(z.string(), z.array(share));

/** Reads the allowance from the headers of a reply; nothing used where there are none. */
export function usageOf(reply: Pick<Arrived, 'headers'>): Usage {
  const app = ['x-app-usage', 'x-page-usage'].flatMap((name) => readHeader(reply, name, share) ?? []);
  const business = Object.values(readHeader(reply, 'x-business-use-case-usage', shares) ?? {}).flat();
  const all = [...app, ...business];
  return {
    percent: Math.max(0, ...all.flatMap((one) => [one.call_count, one.total_time, one.total_cputime])),
    // The header counts in minutes.
    regainMs: Math.max(0, ...all.map((one) => one.estimated_time_to_regain_access)) * 60_000,
  };
}

function readHeader<T>(reply: Pick<Arrived, 'headers'>, name: string, schema: z.ZodType<T>): T | undefined {
  return schema.safeParse(parseReply(reply.headers[name] ?? '')).data;
}
