import type { Field, FieldReaders, Node } from './fields.ts';
import { parseFields, project } from './fields.ts';
import { badParam, type GraphError, isGraphError } from './graph-error.ts';
import type { MetaWorld } from './meta-world.ts';
import type { GrantRecord, TokenRecord } from './model.ts';
import { momentParam, type Params } from './params.ts';
import type { Usage } from './usage.ts';

/** One call to a graph host whose token was accepted. */
export interface Call {
  readonly world: MetaWorld;
  readonly host: string;
  readonly method: string;
  readonly url: URL;
  readonly params: Params;
  readonly token: TokenRecord;
  readonly tokenText: string;
  readonly grant: GrantRecord;
  readonly usage: Usage;
}

/** What a call is answered with: a body, a refusal, or text that JSON cannot say through numbers (§0, bare ids). */
export type Answer = Node | boolean | GraphError | RawJson;

/** JSON text that is sent as it stands. */
export interface RawJson {
  readonly kind: 'raw-json';
  readonly text: string;
}

/** Whether an answer is sent as it stands; nodes have no field of this name. */
export const isRawJson = (answer: Answer): answer is RawJson =>
  typeof answer === 'object' && 'kind' in answer && answer.kind === 'raw-json';

/** An answer whose id is a bare number beyond 2^53, as the original writes story ids (§2). */
export const successWithBareId = (name: string, id: string): RawJson => ({
  kind: 'raw-json',
  text: `{"success":true,"${name}":${id}}`,
});

/** Whether the person granted `scope`. */
export const has = (call: Call, scope: string): boolean => call.grant.scopes[scope] === 'granted';

/** The asked fields of a call. */
export const askedFields = (call: Call): readonly Field[] | GraphError =>
  parseFields(call.params.get('fields') ?? '');

/** Reads one node as the call asks. */
export function readNode(call: Call, readers: FieldReaders, usual: readonly string[]): Node | GraphError {
  const asked = askedFields(call);
  return isGraphError(asked) ? asked : project(readers, asked, usual);
}

export interface ListOptions<T> {
  readonly items: readonly T[];
  readonly idOf: (item: T) => string;
  readonly timeOf?: (item: T) => number;
  readonly readersOf: (item: T) => FieldReaders;
  readonly usual: readonly string[];
  readonly defaultLimit?: number;
  readonly maximum?: number;
}

/** A list with cursors (§0): `next` is absent on the last page, and only there. */
export function readList<T>(call: Call, options: ListOptions<T>): Node | GraphError {
  const asked = askedFields(call);
  if (isGraphError(asked)) return asked;
  const within = inRange(call, options);
  if (isGraphError(within)) return within;
  const maximum = options.maximum ?? 100;
  const limit = Number(call.params.get('limit') ?? options.defaultLimit ?? 25);
  if (!Number.isInteger(limit) || limit < 1 || limit > maximum)
    return badParam(`limit must be 1 to ${maximum}`);
  const after = call.params.get('after');
  const start =
    after === undefined ? 0 : within.findIndex((item) => cursorOf(options.idOf(item)) === after) + 1;
  if (after !== undefined && start === 0) return badParam('Invalid cursor');

  const shown = within.slice(start, start + limit);
  const data: Node[] = [];
  for (const item of shown) {
    const node = project(options.readersOf(item), asked, options.usual);
    if (isGraphError(node)) return node;
    data.push(node);
  }
  const [first, last] = [shown[0], shown.at(-1)];
  if (first === undefined || last === undefined) return { data };
  const cursors = { before: cursorOf(options.idOf(first)), after: cursorOf(options.idOf(last)) };
  const more = start + limit < within.length;
  return { data, paging: { cursors, ...(more ? { next: nextAddress(call, cursors.after) } : {}) } };
}

function inRange<T>(call: Call, { items, timeOf }: ListOptions<T>): readonly T[] | GraphError {
  if (timeOf === undefined) return items;
  const since = momentOf(call, 'since');
  const until = momentOf(call, 'until');
  if (isGraphError(since)) return since;
  if (isGraphError(until)) return until;
  return items.filter((item) => {
    const second = Math.floor(timeOf(item) / 1000) * 1000;
    return (since === undefined || second >= since) && (until === undefined || second <= until);
  });
}

/** A moment given as a parameter, in milliseconds. */
export function momentOf(call: Call, name: string): number | undefined | GraphError {
  const value = call.params.get(name);
  if (value === undefined) return undefined;
  return momentParam(value) ?? badParam(`${name} must be a time`);
}

const cursorOf = (id: string): string => Buffer.from(id).toString('base64url');

function nextAddress(call: Call, after: string): string {
  const next = new URL(`${call.world.setting.baseOf(call.host)}${call.url.pathname}${call.url.search}`);
  next.searchParams.set('access_token', call.tokenText);
  next.searchParams.set('after', after);
  return next.href;
}
