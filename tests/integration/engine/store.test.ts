import { afterEach, beforeEach, expect, test } from 'vitest';
import { type EngineBench, openBench } from '../../engine-bench.ts';

let bench: EngineBench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => bench.remove());

test('a query that is built once takes its values from each call, in whatever order they are run', () => {
  const { store, facts } = bench.engine;
  facts.set('locale', 'fr');
  facts.set('zone', 'Europe/Brussels');
  const named = store.once((name: 'locale' | 'zone', not: string) =>
    store.sql
      .selectFrom('fact')
      .select(['name', 'value'])
      .where('name', '=', name)
      .where('value', '!=', not)
      .where('name', '=', name),
  );
  const [locale, zone, none] = [named('locale', ''), named('zone', ''), named('zone', 'Europe/Brussels')];
  expect(store.first(zone)).toEqual({ name: 'zone', value: 'Europe/Brussels' });
  expect(store.first(none)).toBeUndefined();
  expect(store.all(locale)).toEqual([{ name: 'locale', value: 'fr' }]);
});

test('a value that was forgotten is refused, however the query was built', () => {
  const { store } = bench.engine;
  const named = store.once((name: 'locale') =>
    store.sql.selectFrom('fact').select('value').where('name', '=', name),
  );
  expect(() => store.first(named(undefined as unknown as 'locale'))).toThrow('Undefined parameter');
});

test('a limit is part of the statement: bound to it, SQLite would plan the search anew each time', () => {
  const { sql, parameters } = bench.engine.store.sql.selectFrom('post').selectAll().limit(7).compile();
  expect(sql).toBe('select * from "post" limit 7');
  expect(parameters).toEqual([]);
});
