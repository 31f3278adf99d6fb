import { badParam, type GraphError } from './graph-error.ts';

/** Parameters of one call, from query, form, multipart or JSON body alike (§0). */
export interface Params {
  get(name: string): string | undefined;
  file(name: string): File | undefined;
  readonly names: readonly string[];
}

/** Bodies of graph hosts are small: photos end at 10 MB and the server says how long a chunk is; whole videos go to rupload. */
const bodyLimit = 24 * 1024 * 1024;

/** Protocol features that every version lost on 2026-10-27 (§0). */
const removed = ['pretty', 'debug', 'date_format', 'ids'];

/** Reads a call's parameters, or refuses them. */
export async function readParams(request: Request): Promise<Params | GraphError> {
  const values = new Map<string, string>();
  const files = new Map<string, File>();
  for (const [name, value] of new URL(request.url).searchParams) values.set(name, value);
  if (request.method !== 'GET' && request.body !== null) {
    const body = await readCapped(request.body);
    if (body === undefined) return badParam('The request is too large');
    const refused = await readBody(body, request.headers.get('content-type') ?? '', values, files);
    if (refused !== undefined) return refused;
  }
  const gone = removed.find((name) => values.has(name));
  if (gone !== undefined) return badParam(`The parameter ${gone} is no longer supported`);
  if (request.headers.has('if-none-match')) return badParam('If-None-Match is no longer supported');
  return {
    get: (name) => values.get(name),
    file: (name) => files.get(name),
    names: [...values.keys(), ...files.keys()],
  };
}

async function readCapped(stream: ReadableStream<Uint8Array>): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of stream) {
    length += part.byteLength;
    if (length > bodyLimit) return undefined;
    parts.push(part);
  }
  return Uint8Array.from(Buffer.concat(parts));
}

async function readBody(
  body: Uint8Array<ArrayBuffer>,
  type: string,
  values: Map<string, string>,
  files: Map<string, File>,
): Promise<GraphError | undefined> {
  if (body.byteLength === 0) return undefined;
  if (type.startsWith('application/json')) return readJson(new TextDecoder().decode(body), values);
  if (!/^(multipart\/form-data|application\/x-www-form-urlencoded)/.test(type)) {
    return badParam('The body must be a form or JSON');
  }
  try {
    const form = await new Response(body, { headers: { 'content-type': type } }).formData();
    for (const [name, value] of form) {
      if (typeof value === 'string') values.set(name, value);
      else files.set(name, value);
    }
    return undefined;
  } catch {
    // The parser throws on a body that is not the form it claims to be.
    return badParam('The form could not be read');
  }
}

function readJson(text: string, values: Map<string, string>): GraphError | undefined {
  const body = parseJson(text);
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    return badParam('The body must be a JSON object');
  for (const [name, value] of Object.entries(body)) {
    values.set(name, typeof value === 'string' ? value : JSON.stringify(value));
  }
  return undefined;
}

/** Parses JSON that a caller wrote; undefined when it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // A caller's text, not our own: the caller of this function answers with the network's code.
    return undefined;
  }
}

/** A boolean parameter, written `true`, `1`, `false` or `0`. */
export const flag = (value: string | undefined, absent: boolean): boolean =>
  value === undefined ? absent : value === 'true' || value === '1';

/** A comma list or a JSON array of strings. */
export function listParam(value: string | undefined): readonly string[] {
  if (value === undefined) return [];
  const parsed = value.trim().startsWith('[') ? parseJson(value) : undefined;
  if (Array.isArray(parsed)) return parsed.map(String);
  return value
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

/** A moment: unix seconds or ISO 8601; undefined when it is neither. */
export function momentParam(value: string): number | undefined {
  const parsed = /^\d{1,11}$/.test(value) ? Number(value) * 1000 : Date.parse(value);
  return Number.isNaN(parsed) ? undefined : parsed;
}
