import type { Selectable } from 'kysely';
import { type Draft, draft as draftSchema } from '../../../../shared/model/post.ts';
import type { Store } from '../store.ts';
import type { TemplateTable } from '../tables-planning.ts';

export type TemplateRow = Selectable<TemplateTable>;

/** What posts may begin as. */
export interface TemplateStore {
  get(id: string): TemplateRow | undefined;
  all(): readonly TemplateRow[];
  draft(template: TemplateRow): Draft;
  insert(template: TemplateRow): void;
  rename(id: string, name: string, now: number): void;
  delete(id: string): void;
  /** Takes accounts out of templates. The words that all accounts share stay. */
  forgetAccounts(accountIds: readonly string[]): void;
}

/** Templates in `store`. */
export function createTemplateStore(store: Store): TemplateStore {
  const { sql } = store;
  const all = sql.selectFrom('template').selectAll();
  const draft = (template: TemplateRow): Draft => draftSchema.parse(JSON.parse(template.draft));
  return {
    get: (id) => store.first(all.where('id', '=', id)),
    all: () => store.all(all.orderBy('name').orderBy('id')),
    draft,
    insert: (template) => void store.run(sql.insertInto('template').values(template)),
    rename: (id, name, now) =>
      void store.run(sql.updateTable('template').set({ name, updated_at: now }).where('id', '=', id)),
    delete: (id) => void store.run(sql.deleteFrom('template').where('id', '=', id)),
    forgetAccounts(accountIds) {
      for (const template of store.all(all)) {
        const before = draft(template);
        const variants = before.variants.filter(({ accountId }) => !accountIds.includes(accountId));
        if (variants.length === before.variants.length) continue;
        const without = JSON.stringify({ ...before, variants });
        store.run(sql.updateTable('template').set({ draft: without }).where('id', '=', template.id));
      }
    },
  };
}
