import { implement } from '@orpc/server';
import { pageContract } from '../../../shared/contract/index.ts';
import type { TemplateCard } from '../../../shared/contract/templates.ts';
import { sampleNow } from './sample-clock.ts';
import type { SampleState } from './sample-state.ts';

const os = implement(pageContract).templates;

/** Templates of a bakery; a new computer has none. */
export function sampleTemplatesRouter(state: SampleState) {
  const [first] = state.accounts;
  const accountIds = state.accounts.slice(0, 3).map(({ id }) => id);
  let list: readonly TemplateCard[] =
    first === undefined
      ? []
      : [
          {
            id: 'bread',
            name: 'Bread of the week',
            excerpt: 'This week we bake:\n\nOrder by Thursday, and it is warm when you come on Saturday.',
            media: 1,
            accountIds,
            updatedAt: sampleNow,
          },
          {
            id: 'hours',
            name: 'Closed on a holiday',
            excerpt: 'We are closed on {{day}}. The day after we are back at the oven at six.',
            media: 0,
            accountIds: accountIds.slice(0, 1),
            updatedAt: sampleNow,
          },
        ];
  return {
    list: os.list.handler(() => [...list]),
    draft: os.draft.handler(({ input }) => {
      const found = list.find(({ id }) => id === input.templateId);
      return { text: found?.excerpt ?? '', media: [], variants: [] };
    }),
    save: os.save.handler(({ input: { id, name, draft } }) => {
      const card = { id, name, excerpt: draft.text, media: 0, accountIds: [], updatedAt: sampleNow };
      list = [...list, card];
    }),
    rename: os.rename.handler(({ input }) => {
      list = list.map((card) => (card.id === input.templateId ? { ...card, name: input.name } : card));
    }),
    delete: os.delete.handler(({ input }) => {
      list = list.filter(({ id }) => id !== input.templateId);
    }),
  };
}
