import { type CompiledQuery, sql } from 'kysely';
import type { Store } from '../../../store/store.ts';
import { type ArchivedTableName, archivedTable } from './archived-tables.ts';

export type Row = Readonly<Record<string, unknown>>;

/** A page grows with the rows that fit: a thousand figures are little, a thousand long texts are not. */
const pageRows = { first: 20, most: 1000 } as const;
const pageLetters = 2_000_000;

/** The rows of a table as the archive has them, in the order of its key, a page at a time; other work gets its turn in between. */
export async function* readRows(store: Store, name: ArchivedTableName): AsyncGenerator<readonly Row[]> {
  const { key, row, json = [] } = archivedTable(name);
  const columns = Object.keys(row.shape);
  let after: Row | undefined;
  let limit: number = pageRows.first;
  for (;;) {
    const page = store.all<Row>({ compile: () => pageQuery(store, name, columns, key, { after, limit }) });
    if (page.length === 0) return;
    after = page.at(-1);
    limit = nextLimit(page);
    const opened = page.map((each) => ({ ...each, ...openJson(each, json) }));
    // Only what this version would take back leaves: of single values, some belong to this computer.
    yield name === 'fact' ? opened.filter((each) => row.safeParse(each).success) : opened;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Rows of the next page, if they are like those of this one; at most twice as many, because they may not be. */
function nextLimit(page: readonly Row[]): number {
  const letters = page.reduce(
    (sum, row) =>
      Object.values(row).reduce<number>(
        (before, value) => before + (typeof value === 'string' ? value.length : 8),
        sum,
      ),
    0,
  );
  const fitting = Math.floor((pageLetters / letters) * page.length);
  return Math.max(1, Math.min(fitting, page.length * 2, pageRows.most));
}

function pageQuery(
  store: Store,
  name: string,
  columns: readonly string[],
  key: readonly string[],
  { after, limit }: { readonly after: Row | undefined; readonly limit: number },
): CompiledQuery<Row> {
  const selected = sql.join(columns.map((column) => sql.ref(column)));
  const order = sql.join(key.map((column) => sql.ref(column)));
  const from = sql`select ${selected} from ${sql.table(name)}`;
  const rest = sql`order by ${order} limit ${sql.lit(limit)}`;
  const query =
    after === undefined
      ? sql<Row>`${from} ${rest}`
      : sql<Row>`${from} where (${order}) > (${sql.join(key.map((column) => after[column]))}) ${rest}`;
  return query.compile(store.sql);
}

function openJson(row: Row, columns: readonly string[]): Row {
  return Object.fromEntries(
    columns.map((column) => {
      const value = row[column];
      return [column, typeof value === 'string' ? JSON.parse(value) : null];
    }),
  );
}
