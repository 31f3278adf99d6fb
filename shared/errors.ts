import { z } from './zod.ts';

/** The closed list of what can go wrong between the page and the engine. Sentences: `shared/i18n/error-messages.ts`. */
export const errorCode = z.enum([
  'engine-unavailable',
  'invalid-input',
  'not-found',
  'locked',
  'password-wrong',
  'password-weak',
  'code-wrong',
  'too-many-attempts',
  'attestation-required',
  'network-app-missing',
  'network-not-ready',
  'network-call-failed',
  'on-hold',
  'person-unknown',
  'server-unknown',
  'server-unreachable',
  'server-not-supported',
  'sign-in-port-taken',
  'sign-in-expired',
  'sign-in-in-progress',
  'sign-in-refused',
  'practice-unavailable',
  'time-in-past',
  'time-invalid',
  'no-free-slot',
  'no-occurrence',
  'words-repeated',
  'too-many-templates',
  'nothing-to-publish',
  'no-account-chosen',
  'checks-failed',
  'already-publishing',
  'not-in-this-state',
  'media-empty',
  'media-unreadable',
  'media-unsupported',
  'media-protected',
  'media-too-large',
  'media-missing',
  'import-too-large',
  'import-has-faults',
  'archive-damaged',
  'archive-suspicious',
  'archive-foreign',
  'archive-newer',
  'profile-not-fresh',
  'copy-under-way',
  'file-not-writable',
  'disk-full',
  'profile-read-only',
  'internal',
]);
export type ErrorCode = z.infer<typeof errorCode>;

/** An expected failure of a call, as it crosses to the page. */
export const callError = z.object({
  code: errorCode,
  /** Whether the same call may simply be made again. */
  retryable: z.boolean(),
  /** Facts for the sentence, e.g. a file name; never a secret, never a path. */
  details: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type CallError = z.infer<typeof callError>;
