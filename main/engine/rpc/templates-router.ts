import { implement } from '@orpc/server';
import { pageContract } from '../../../shared/contract/index.ts';
import type { Engine } from '../engine.ts';

/** The calls about what posts may begin as. */
export function createTemplatesRouter(engine: Engine) {
  const os = implement(pageContract).templates;
  const { templates } = engine.planning;
  return {
    list: os.list.handler(() => [...templates.list()]),
    draft: os.draft.handler(({ input }) => templates.draft(input.templateId)),
    save: os.save.handler(({ input: { id, name, draft } }) => templates.save(id, name, draft)),
    rename: os.rename.handler(({ input }) => templates.rename(input.templateId, input.name)),
    delete: os.delete.handler(({ input }) => templates.delete(input.templateId)),
  };
}
