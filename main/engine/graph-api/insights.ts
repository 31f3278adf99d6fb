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
      total_value: z
        .looseObject({
          value: figure.optional(),
          breakdowns: z
            .array(
              z.looseObject({
                results: z
                  .array(z.looseObject({ dimension_values: z.array(z.string()), value: z.number() }))
                  .default([]),
              }),
            )
            .optional(),
        })
        .optional(),
    }),
  ),
});

/** Metrics of one object by name; what the network has no data for is left out, which is not zero (contract §5). */
export type Insights = ReadonlyMap<string, number>;

export interface InsightsCall {
  readonly path: string;
  readonly token: string;
  readonly metrics: readonly string[];
  /** Period, range and the like. */
  readonly query?: Readonly<Record<string, string>>;
}

/** Reads metrics. One that the network no longer knows fails the whole call, so the list is halved to find it. */
export async function readInsights(line: Line, call: InsightsCall): Promise<Outcome<Insights, Failure>> {
  const { path, token, metrics } = call;
  const query = { ...call.query, metric: metrics.join(',') };
  const answer = await askGraph(line, { path, token, query }, insightList);
  if (answer.kind === 'answered') return ok(figuresOf(answer.body));
  if (answer.kind !== 'refused' || answer.refusal.code !== 100 || answer.refusal.subcode === 33) {
    return fail(failureOf(answer));
  }
  if (metrics.length <= 1) return ok(new Map());
  const middle = Math.ceil(metrics.length / 2);
  const found = new Map<string, number>();
  for (const half of [metrics.slice(0, middle), metrics.slice(middle)]) {
    const read = await readInsights(line, { ...call, metrics: half });
    if (!read.ok) return read;
    for (const [name, value] of read.value) found.set(name, value);
  }
  return ok(found);
}

export interface BreakdownCall {
  readonly path: string;
  readonly token: string;
  readonly metric: string;
  readonly query: Readonly<Record<string, string>>;
  /** What it is split by. */
  readonly by: string;
}

/** Reads one metric split by a trait; a metric or a split that the network no longer knows has no parts. */
export async function readBreakdown(line: Line, call: BreakdownCall): Promise<Outcome<Insights, Failure>> {
  const { path, token, metric, by } = call;
  const answer = await askGraph(
    line,
    { path, token, query: { ...call.query, metric, breakdown: by } },
    insightList,
  );
  if (answer.kind !== 'answered') {
    const unknown = answer.kind === 'refused' && answer.refusal.code === 100 && answer.refusal.subcode !== 33;
    return unknown ? ok(new Map()) : fail(failureOf(answer));
  }
  const parts = answer.body.data.flatMap(({ total_value }) => total_value?.breakdowns ?? []);
  return ok(
    new Map(
      parts
        .flatMap(({ results }) => results)
        .map(({ dimension_values, value }) => [dimension_values.join(', '), value]),
    ),
  );
}

function figuresOf({ data }: z.infer<typeof insightList>): Insights {
  return new Map(
    data.flatMap(({ name, values, total_value }) => {
      const value = total_value?.value ?? values.findLast((one) => one.value !== undefined)?.value;
      if (value === undefined) return [];
      const sum =
        typeof value === 'number' ? value : Object.values(value).reduce((total, part) => total + part, 0);
      return [[name, sum] as const];
    }),
  );
}
