import type { Failure, FailureClass, FailureCode } from '../../../shared/model/failure.ts';

/** What an error asks for. `ambiguous`: on a call that publishes, it may have been carried out all the same. */
export interface Meaning {
  readonly class: FailureClass;
  readonly code: FailureCode;
  readonly retryAfterMs?: number;
  readonly ambiguous?: true;
}

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

const limited: Meaning = { class: 'rate', code: 'rate-limited', retryAfterMs: 15 * minute };
const signedOut: Meaning = { class: 'reauth', code: 'signed-out' };
const permission: Meaning = { class: 'reauth', code: 'permission-missing' };
const refused: Meaning = { class: 'fix', code: 'content-refused' };
const unavailable: Meaning = { class: 'retry', code: 'network-unavailable' };
const unclear: Meaning = { ...unavailable, ambiguous: true };
const processing: Meaning = { class: 'retry', code: 'media-processing-failed' };
const uploadGone: Meaning = { class: 'retry', code: 'upload-expired' };
const coolDown: Meaning = { class: 'blocked', code: 'account-restricted', retryAfterMs: hour };
const mustProve: Meaning = { class: 'blocked', code: 'security-check' };
const duplicate: Meaning = { class: 'fix', code: 'duplicate-content', ambiguous: true };

/** `code`, `code/subcode`, or a number that comes as either (contract §6). */
const meanings: Readonly<Record<string, Meaning>> = {
  '1': unclear,
  '2': unclear,
  '3': { class: 'fatal', code: 'app-misconfigured' },
  '4': limited,
  '4/2207051': { class: 'blocked', code: 'account-restricted', ambiguous: true },
  '9/2207042': { class: 'rate', code: 'quota-reached', retryAfterMs: hour },
  '10': permission,
  '17': limited,
  '24/2207006': uploadGone,
  '24/2207008': { ...uploadGone, retryAfterMs: minute },
  '25/2207050': { class: 'blocked', code: 'account-restricted' },
  '32': limited,
  '100': refused,
  '100/33': { class: 'retry', code: 'not-found', ambiguous: true },
  '101': { class: 'fatal', code: 'app-misconfigured' },
  '102': signedOut,
  '104': { class: 'fatal', code: 'app-misconfigured' },
  '190': signedOut,
  // The person removed the application (contract §1.3).
  '190/458': { class: 'reauth', code: 'access-revoked' },
  '190/459': { class: 'reauth', code: 'security-check' },
  '190/464': { class: 'reauth', code: 'security-check' },
  '190/492': { class: 'reauth', code: 'role-lost' },
  '324': { class: 'fix', code: 'media-unreadable' },
  '341': limited,
  '352': { class: 'fix', code: 'media-format' },
  '368': coolDown,
  '382': { class: 'fix', code: 'media-too-small' },
  '389': { class: 'retry', code: 'media-unreachable' },
  '506': duplicate,
  '613': limited,
  '3001': { class: 'fatal', code: 'unexpected-reply' },
  '6000': processing,
  '6001': processing,
  '9004': { class: 'retry', code: 'media-unreachable', retryAfterMs: 5 * second },
  '9007': { ...processing, retryAfterMs: 30 * second },
  '36000': { class: 'fix', code: 'media-too-large' },
  '36001': { class: 'fix', code: 'media-format' },
  '36003': { class: 'fix', code: 'media-dimensions' },
  '36004': { class: 'fix', code: 'text-too-long' },
  '80001': limited,
  '80002': limited,
  '80006': limited,
  '-1': unclear,
  '-2': { class: 'retry', code: 'media-unreachable' },
  '1/2207057': refused,
  '-1/2207001': unclear,
  '-1/2207032': unclear,
  '-1/2207053': { ...processing, ambiguous: true },
  '-2/2207020': uploadGone,
  '1346003': { class: 'fix', code: 'text-refused' },
  '1349125': { class: 'fix', code: 'media-format' },
  '1363019': unavailable,
  '1363021': unavailable,
  '1363030': unavailable,
  '1363033': unavailable,
  '1363037': { class: 'retry', code: 'interrupted' },
  '1363040': { class: 'fix', code: 'media-dimensions' },
  '1363041': unavailable,
  '1363047': unavailable,
  '1363127': { class: 'fix', code: 'media-dimensions' },
  '1363128': { class: 'fix', code: 'media-duration' },
  '1363129': { class: 'fix', code: 'media-frame-rate' },
  '1366046': { class: 'fix', code: 'media-format' },
  '1366051': duplicate,
  '1390008': coolDown,
  '1404006': coolDown,
  '1404078': mustProve,
  '1404102': { class: 'fix', code: 'text-refused' },
  '1404112': coolDown,
  '1609005': refused,
  '1609008': refused,
  '1609010': unavailable,
  '2061006': refused,
  '2069019': { class: 'fix', code: 'media-format' },
  '2207003': { class: 'retry', code: 'media-unreachable' },
  '2207004': { class: 'fix', code: 'media-too-large' },
  '2207005': { class: 'fix', code: 'media-format' },
  '2207009': { class: 'fix', code: 'media-dimensions' },
  '2207010': { class: 'fix', code: 'text-too-long' },
  '2207020': uploadGone,
  '2207023': refused,
  '2207026': { class: 'fix', code: 'media-format' },
  '2207028': refused,
  '2207032': unavailable,
  '2207035': refused,
  '2207036': refused,
  '2207037': refused,
  '2207040': refused,
  '2207052': { class: 'retry', code: 'media-unreachable', retryAfterMs: 5 * second },
  '2207053': processing,
  '2207057': refused,
  '2207077': processing,
  '2207081': refused,
  '2207082': processing,
  '4854002': mustProve,
};

/** Links that the network cannot preview; the text itself may still be published (contract §6). */
export const linkErrors: ReadonlySet<number> = new Set([1609005, 1609008, 2061006]);

function known(key: string): Meaning | undefined {
  return Object.hasOwn(meanings, key) ? meanings[key] : undefined;
}

/** What (code, subcode) means; undefined when the contract does not know it. Never by text, never by HTTP status. */
export function meaningOf(code: number, subcode: number | null): Meaning | undefined {
  const exact = subcode === null ? undefined : (known(`${code}/${subcode}`) ?? known(String(subcode)));
  if (exact !== undefined) return exact;
  return code >= 200 && code <= 299 ? permission : known(String(code));
}

/** What a reply without any code means. A write that the server failed on may have been carried out. */
export function meaningOfStatus(status: number): Meaning {
  if (status === 429) return limited;
  return status >= 500 ? unclear : { class: 'retry', code: 'unexpected-reply', ambiguous: true };
}

/** What the subcode of a failed container asks for (contract §3.2); an unknown one is worth another container. */
export function containerFailure(subcode: string | null): Failure {
  const { class: kind, code, retryAfterMs } = (subcode === null ? undefined : known(subcode)) ?? processing;
  return {
    class: kind,
    code,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    ...(subcode === null ? {} : { networkCode: subcode }),
  };
}
