import { Hono } from 'hono';
import { recordNotFound } from './errors.ts';
import type { Entities } from './entities.ts';
import type { Gate } from './gate.ts';
import type { Instance } from './instances.ts';

/** What a server says of itself and of its accounts (contract §2, "Limits"). */
export function instanceRoutes(gate: Gate, instance: Instance, base: string, entities: Entities): Hono {
  const routes = new Hono();
  const { limits } = instance;
  const configuration = {
    accounts: { max_featured_tags: 10, max_pinned_statuses: 5 },
    statuses: {
      max_characters: limits.maxCharacters,
      max_media_attachments: limits.maxMedia,
      characters_reserved_per_url: limits.charactersPerUrl,
    },
    media_attachments: {
      ...(instance.modern ? { description_limit: limits.maxDescription } : {}),
      supported_mime_types: limits.mimeTypes,
      image_size_limit: limits.imageBytes,
      image_matrix_limit: limits.imagePixels,
      video_size_limit: limits.videoBytes,
      video_frame_rate_limit: limits.frameRate,
      video_matrix_limit: limits.videoPixels,
    },
    polls: {
      max_options: limits.poll.maxOptions,
      max_characters_per_option: limits.poll.maxCharacters,
      min_expiration: limits.poll.minSeconds,
      max_expiration: limits.poll.maxSeconds,
    },
  };

  routes.get('/api/v2/instance', (context) =>
    context.json({
      domain: instance.host,
      title: instance.title,
      version: instance.version,
      source_url: 'https://github.com/mastodon/mastodon',
      description: 'A practice server on this computer',
      usage: { users: { active_month: 1 + instance.neighbours.length } },
      thumbnail: { url: `${base}/packs/preview.png` },
      languages: ['en', 'fr'],
      configuration: {
        urls: { streaming: 'wss://streaming.invalid' },
        ...configuration,
        translation: { enabled: false },
      },
      registrations: { enabled: false, approval_required: false, message: null },
      ...(instance.modern ? { api_versions: { mastodon: 7 } } : {}),
      contact: { email: '', account: null },
      rules: [],
    }),
  );
  routes.get('/api/v1/instance', (context) =>
    context.json({
      uri: instance.host,
      title: instance.title,
      version: instance.version,
      short_description: 'A practice server on this computer',
      description: '',
      email: '',
      urls: { streaming_api: 'wss://streaming.invalid' },
      stats: { user_count: 1 + instance.neighbours.length, status_count: 0, domain_count: 0 },
      languages: ['en', 'fr'],
      registrations: false,
      configuration,
      rules: [],
    }),
  );

  routes.get('/api/v1/accounts/verify_credentials', (context) => {
    gate.admit(context, ['read:accounts', 'profile', 'read:me']);
    return context.json(entities.ownAccount());
  });
  routes.get('/api/v1/accounts/:id', (context) => {
    gate.admit(context, ['read:accounts']);
    const id = context.req.param('id');
    const person = [instance.person, ...instance.neighbours].find((known) => known.id === id);
    if (person === undefined) throw recordNotFound();
    return context.json(entities.account(person));
  });
  return routes;
}
