import type { ServerLimits } from '../../../../shared/model/server-limits.ts';
import type { Failure } from '../../../../shared/model/failure.ts';
import { fail, ok, type Outcome } from '../../../../shared/outcome.ts';
import type { NetworkReply } from '../../http/network-calls.ts';
import type { Line } from '../network.ts';
import { readBody, unansweredFailure } from '../replies.ts';
import { sendTo } from './api.ts';
import { type Configuration, instance, metadata, oldInstance } from './parse.ts';

/** What a server says of itself. */
export interface ServerFacts {
  /** The name that its accounts carry, which may differ from where it is reached. */
  readonly domain: string;
  readonly limits: ServerLimits;
}

type Asking = Pick<Line, 'calls' | 'clock'>;

/** Nothing there speaks Mastodon. */
const notMastodon: Failure = { class: 'fix', code: 'unexpected-reply' };

/** Asks a server who it is and what it takes: the newer call first, then that of servers before 4.0 (contract §2, "Limits"). */
export async function readServer(line: Asking, base: string): Promise<Outcome<ServerFacts, Failure>> {
  const newer = await sendTo(line, base, { method: 'GET', path: '/api/v2/instance' });
  const found = newer.kind === 'reply' && newer.status === 200 ? readBody(instance, newer) : undefined;
  if (found !== undefined) return ok({ domain: found.domain, limits: limitsOf(found.configuration) });
  if (newer.kind !== 'reply' || newer.status >= 500 || newer.status === 410) return fail(awayFailure(newer));
  const older = await sendTo(line, base, { method: 'GET', path: '/api/v1/instance' });
  const old = older.kind === 'reply' && older.status === 200 ? readBody(oldInstance, older) : undefined;
  if (old === undefined) {
    const away = older.kind !== 'reply' || older.status >= 500;
    return fail(away ? awayFailure(older) : notMastodon);
  }
  return ok({ domain: domainOf(old.uri), limits: limitsOf(old.configuration, old.max_toot_chars) });
}

/** Why a server did not say who it is: no such name, gone for good, or away for now. */
export function awayFailure(reply: NetworkReply): Failure {
  if (reply.kind === 'reply') {
    return reply.status === 410
      ? { class: 'fatal', code: 'not-found', networkCode: '410' }
      : { class: 'retry', code: 'network-unavailable', networkCode: String(reply.status) };
  }
  return reply.reason === 'unknown-host' ? { class: 'fix', code: 'not-found' } : unansweredFailure(reply);
}

/** Whether a server looks at the parameters of PKCE: those before 4.3 have no metadata and do not (contract §2, "Auth"). */
export async function offersPkce(line: Asking, base: string): Promise<boolean> {
  const path = '/.well-known/oauth-authorization-server';
  const reply = await sendTo(line, base, { method: 'GET', path });
  const read = reply.kind === 'reply' && reply.status === 200 ? readBody(metadata, reply) : undefined;
  return read?.code_challenge_methods_supported.includes('S256') ?? false;
}

/** Older servers name themselves by an address, newer ones by the bare name. */
function domainOf(uri: string): string {
  return URL.canParse(uri) ? new URL(uri).host : uri;
}

/** The limits in a server's own words; what it does not say is what servers take that change nothing. */
function limitsOf(given: Configuration, maxCharacters?: number): ServerLimits {
  const { statuses = {}, media_attachments: media = {}, polls = {} } = given;
  const said = (value: number | undefined, usual: number): number =>
    value === undefined || value <= 0 ? usual : value;
  return {
    maxCharacters: said(statuses.max_characters ?? maxCharacters, 500),
    charactersPerUrl: said(statuses.characters_reserved_per_url, 23),
    maxFiles: said(statuses.max_media_attachments, 4),
    mimeTypes: media.supported_mime_types ?? ['image/jpeg', 'image/png', 'image/gif', 'video/mp4'],
    imageBytes: said(media.image_size_limit, 10_485_760),
    imagePixels: said(media.image_matrix_limit, 16_777_216),
    videoBytes: said(media.video_size_limit, 41_943_040),
    videoPixels: said(media.video_matrix_limit, 2_304_000),
    frameRate: said(media.video_frame_rate_limit, 60),
    maxAlt: said(media.description_limit, 1500),
    poll: {
      maxOptions: said(polls.max_options, 4),
      maxCharacters: said(polls.max_characters_per_option, 50),
      minSeconds: polls.min_expiration ?? 300,
      maxSeconds: said(polls.max_expiration, 2_629_746),
    },
  };
}
