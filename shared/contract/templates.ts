import { draft } from '../model/post.ts';
import { templateName } from '../model/template.ts';
import { z } from '../zod.ts';
import { procedure } from './base.ts';

const templateRef = z.object({ templateId: z.string() });

/** A template as lists show it. */
export const templateCard = z.object({
  id: z.string(),
  name: z.string(),
  /** First 200 characters of its text. */
  excerpt: z.string(),
  /** How many pictures and videos it holds. */
  media: z.number().int(),
  accountIds: z.array(z.string()),
  updatedAt: z.number(),
});
export type TemplateCard = z.infer<typeof templateCard>;

/** What posts may begin as. */
export const templates = {
  /** By name. */
  list: procedure.output(z.array(templateCard)),
  /** What a post begins as. */
  draft: procedure.input(templateRef).output(draft),
  /** `id` is chosen by the page, so that a repeat is harmless. TikTok's agreement is not kept: it is given for each video. */
  save: procedure.input(z.object({ id: z.uuid(), name: templateName, draft })),
  rename: procedure.input(templateRef.extend({ name: templateName })),
  /** Posts that began as it stay as they are. */
  delete: procedure.input(templateRef),
};
