import { z } from '../zod.ts';

/**
 * What a failure asks for: `retry` later by itself, `reauth` by the owner, `fix` the content or a choice, `rate` wait for a window,
 * `blocked` stop the account, `verify` the outcome is unknown, `fatal` the application or its set-up must change.
 */
export const failureClass = z.enum(['retry', 'reauth', 'fix', 'rate', 'blocked', 'verify', 'fatal']);
export type FailureClass = z.infer<typeof failureClass>;

/** Every reason for which a network call fails, as the owner is told it. Sentences: `shared/i18n/failure-messages.ts`. */
export const failureCode = z.enum([
  'network-unreachable',
  'network-unavailable',
  'reply-lost',
  'interrupted',
  'signed-out',
  'access-revoked',
  'permission-missing',
  'role-lost',
  'account-restricted',
  'account-disconnected',
  'security-check',
  'rate-limited',
  'quota-reached',
  'app-quota-reached',
  'inbox-full',
  'holds-no-more',
  'duplicate-content',
  'text-too-long',
  'text-missing',
  'text-refused',
  'media-missing',
  'media-unreadable',
  'media-format',
  'media-too-large',
  'media-too-small',
  'media-dimensions',
  'media-duration',
  'media-frame-rate',
  'media-processing-failed',
  'media-unreachable',
  'upload-expired',
  'choice-not-offered',
  'choice-missing',
  'only-private-allowed',
  'content-refused',
  'not-found',
  'app-misconfigured',
  'version-retired',
  'host-refused',
  'on-hold',
  'unexpected-reply',
]);
export type FailureCode = z.infer<typeof failureCode>;

export const failure = z.object({
  class: failureClass,
  code: failureCode,
  /** The network's own code, e.g. `9007/2207027`: evidence for support, never the text that the owner reads. */
  networkCode: z.string().optional(),
  /** Milliseconds to wait as the network asked, when it did. */
  retryAfterMs: z.number().int().nonnegative().optional(),
});
export type Failure = z.infer<typeof failure>;
