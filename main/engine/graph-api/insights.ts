import * as z from 'zod';
import type { Failure } from '../../../shared/model/failure.ts';
import { fail, ok, type Outcome } from '../../../shared/outcome.ts';
import type { Line } from '../networks/network.ts';
import { askGraph, failureOf } from './call.ts';

/** A number, or one by type (`{"like":5,"love":1}`). */
const figure = z.union([z.number(), z.record(z.string(), z.number())]);

const insightList = z.looseObject({
  data: z.array(
    z.looseObject({
      name: z.string(),
      values: z.array(z.looseObject({ value: figure.optional() })).default([]),
      total_value: z.looseObject({ value: figure.optional() }).optional(),
    }),
  ),
});

/** Metrics of one object by name; what the network has no data for is left out, which is not zero (contract §5). */
export type Insights = ReadonlyMap<string, number>;

export interface InsightsCall {
  readonly path: string;
  readonly token: string;
  readonly metrics: readonly string[];
}

/** Reads metrics. One that the network no longer knows fails the whole call, so the list is halved to find it. */
export async function readInsights(line: Line, call: InsightsCall): Promise<Outcome<Insights, Failure>> {
  const { path, token, metrics } = call;
  const answer = await askGraph(line, { path, token, query: { metric: metrics.join(',') } }, insightList);
  if (answer.kind === 'answered') return ok(figuresOf(answer.body));
  if (answer.kind !== 'refused' || answer.refusal.code !== 100 || answer.refusal.subcode === 33) {
    return fail(failureOf(answer));
  }
  if (metrics.length <= 1) return ok(new Map());
  const middle = Math.ceil(metrics.length / 2);
  const found = new Map<string, number>();
  for (const half of [metrics.slice(0, middle), metrics.slice(middle)]) {
    const read = await readInsights(line, { path, token, metrics: half });
    if (!read.ok) return read;
    for (const [name, value] of read.value) found.set(name, value);
  }
  return ok(found);
}

function figuresOf({ data }: z.infer<typeof insightList>): Insights {
  return new Map(
    data.flatMap(({ name, values, total_value }) => {
      const value = total_value?.value ?? values.at(-1)?.value;
      if (value === undefined) return [];
      const sum =
        typeof value === 'number' ? value : Object.values(value).reduce((total, part) => total + part, 0);
      return [[name, sum] as const];
    }),
  );
}
