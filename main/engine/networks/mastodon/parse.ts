import * as z from 'zod';

/** Replies of the calls that are read (contract §2). Ids are numbers that exceed what a double can hold, written as text. */
const id = z.string().regex(/^[A-Za-z0-9_-]+$/);
const moment = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text));
const count = z.number().int().nonnegative();

/** What a server says that it takes; every part may be missing on servers that are older or other. */
const configuration = z
  .object({
    statuses: z
      .object({
        max_characters: count,
        max_media_attachments: count,
        characters_reserved_per_url: count,
      })
      .partial(),
    media_attachments: z
      .object({
        supported_mime_types: z.array(z.string()),
        description_limit: count,
        image_size_limit: count,
        image_matrix_limit: count,
        video_size_limit: count,
        video_frame_rate_limit: z.number().positive(),
        video_matrix_limit: count,
      })
      .partial(),
    polls: z
      .object({
        max_options: count,
        max_characters_per_option: count,
        min_expiration: count,
        max_expiration: count,
      })
      .partial(),
  })
  .partial();
export type Configuration = z.infer<typeof configuration>;

/** `/api/v2/instance`. */
export const instance = z.object({
  domain: z.string().min(1),
  title: z.string(),
  version: z.string(),
  configuration: configuration.default({}),
});

/** `/api/v1/instance`, on servers before 4.0; some forks say their text limit apart. */
export const oldInstance = z.object({
  uri: z.string().min(1),
  title: z.string(),
  version: z.string(),
  max_toot_chars: count.optional(),
  configuration: configuration.default({}),
});

export const metadata = z.object({ code_challenge_methods_supported: z.array(z.string()).default([]) });

export const application = z.object({ client_id: z.string().min(1), client_secret: z.string().min(1) });

export const token = z.object({ access_token: z.string().min(1), scope: z.string().default('') });

export const oauthError = z.object({ error: z.string() });

export const account = z.object({
  id,
  username: z.string(),
  acct: z.string(),
  display_name: z.string().default(''),
  followers_count: count.optional(),
  following_count: count.optional(),
  statuses_count: count.optional(),
});

export const media = z.object({ id });

const attachments = z.array(z.object({ id })).default([]);

export const status = z.object({
  id,
  url: z.string().nullable().default(null),
  created_at: moment,
  in_reply_to_id: id.nullable().default(null),
  visibility: z.string(),
  spoiler_text: z.string().default(''),
  content: z.string(),
  account: z.object({ id, acct: z.string(), display_name: z.string().default('') }),
  media_attachments: attachments,
  poll: z
    .object({
      multiple: z.boolean(),
      expires_at: moment.nullable(),
      options: z.array(z.object({ title: z.string() })),
    })
    .nullable()
    .default(null),
  replies_count: count.optional(),
  reblogs_count: count.optional(),
  favourites_count: count.optional(),
  quotes_count: count.optional(),
});
export type Status = z.infer<typeof status>;

export const statuses = z.array(status);

export const statusSource = z.object({ text: z.string(), spoiler_text: z.string().default('') });

export const scheduledStatus = z.object({
  id,
  scheduled_at: moment,
  params: z.object({ text: z.string().nullable().default(null) }),
  media_attachments: attachments,
});
export type ScheduledStatus = z.infer<typeof scheduledStatus>;

export const scheduledStatuses = z.array(scheduledStatus);

export const thread = z.object({ descendants: z.array(status) });
