import { z } from '../zod.ts';

/** What an account's own server says that it takes, where a network has many servers. Sizes in bytes and pixels, times in seconds. */
export const serverLimits = z.object({
  maxCharacters: z.number().int().positive(),
  charactersPerUrl: z.number().int().positive(),
  maxFiles: z.number().int().positive(),
  mimeTypes: z.array(z.string()),
  imageBytes: z.number().int().positive(),
  imagePixels: z.number().int().positive(),
  videoBytes: z.number().int().positive(),
  videoPixels: z.number().int().positive(),
  frameRate: z.number().positive(),
  maxAlt: z.number().int().positive(),
  poll: z.object({
    maxOptions: z.number().int().positive(),
    maxCharacters: z.number().int().positive(),
    minSeconds: z.number().int().nonnegative(),
    maxSeconds: z.number().int().positive(),
  }),
});
export type ServerLimits = z.infer<typeof serverLimits>;
