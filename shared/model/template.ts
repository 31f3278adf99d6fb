import { z } from '../zod.ts';

/** What a template is called. */
export const templateName = z.string().trim().min(1).max(80);

/** The most templates that are kept: more is no choice any more. */
export const maxTemplates = 200;
