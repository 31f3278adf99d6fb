import { badRequest, type RestError } from './errors.ts';

/** A value of Rest.li 2.0's query syntax (contract L4). */
export type RestliValue = string | readonly RestliValue[] | { readonly [key: string]: RestliValue };

/** Query parameters of a request, or why they cannot be read. */
export type RestliQuery = ReadonlyMap<string, RestliValue>;

class SyntaxProblem extends Error {}

/** Reads one value: `List(…)`, `(key:value,…)` or a percent-encoded leaf. Structure characters must stay raw. */
function parseValue(source: string): RestliValue {
  let position = 0;
  const fail = (): never => {
    throw new SyntaxProblem(`Invalid query parameter value near character ${position}`);
  };
  function leaf(): string {
    if (source.startsWith("''", position)) {
      position += 2;
      return '';
    }
    const start = position;
    while (position < source.length && !",():'".includes(source[position] ?? '')) position += 1;
    if (position === start) fail();
    try {
      return decodeURIComponent(source.slice(start, position));
    } catch (error) {
      if (error instanceof URIError) return fail();
      throw error;
    }
  }
  function entries<T>(read: () => T): T[] {
    const found: T[] = [];
    if (source[position] === ')') {
      position += 1;
      return found;
    }
    for (;;) {
      found.push(read());
      const next = source[position];
      position += 1;
      if (next === ')') return found;
      if (next !== ',') fail();
    }
  }
  function value(): RestliValue {
    if (source.startsWith('List(', position)) {
      position += 5;
      return entries(value);
    }
    if (source[position] === '(') {
      position += 1;
      return Object.fromEntries(
        entries(() => {
          const key = leaf();
          if (source[position] !== ':') fail();
          position += 1;
          return [key, value()] as const;
        }),
      );
    }
    return leaf();
  }
  const parsed = value();
  if (position !== source.length) fail();
  return parsed;
}

/** Reads a raw query string. `fields` is a bare comma list and stays text. */
export function parseQuery(url: string): RestliQuery | RestError {
  const query = new URL(url).search.slice(1);
  const values = new Map<string, RestliValue>();
  for (const part of query.split('&').filter((entry) => entry !== '')) {
    const [name = '', raw = ''] = part.split(/=(.*)/s);
    try {
      values.set(decodeURIComponent(name), name === 'fields' ? raw : parseValue(raw));
    } catch (error) {
      if (!(error instanceof SyntaxProblem || error instanceof URIError)) throw error;
      return badRequest(
        'INVALID_VALUE_FOR_FIELD',
        `Query parameter "${name}" is malformed: ${error.message}`,
      );
    }
  }
  return values;
}

/** Narrows a parse result to its error. */
export function isError(value: RestliQuery | RestError): value is RestError {
  return !(value instanceof Map);
}

/** The last segment of a path as a URN: percent-encoded exactly once. */
export function urnInPath(url: string): string | RestError {
  return urnInSegment(new URL(url).pathname.split('/').at(-1) ?? '');
}

function urnInSegment(segment: string): string | RestError {
  const malformed = badRequest('INVALID_URN_ID', 'Syntax exception in path variables');
  if (/[:,()]/.test(segment)) return malformed;
  try {
    const urn = decodeURIComponent(segment);
    return isUrn(urn) ? urn : malformed;
  } catch (error) {
    if (error instanceof URIError) return malformed;
    throw error;
  }
}

/** Whether a value is a URN, and of one of `kinds` where given. */
export function isUrn(value: unknown, kinds?: readonly string[]): value is string {
  if (typeof value !== 'string') return false;
  const kind = /^urn:li:([A-Za-z]+):[A-Za-z0-9_-]+$/.exec(value)?.[1];
  return kind !== undefined && (kinds === undefined || kinds.includes(kind));
}

/** A parameter that must be `List(…)` of URNs; a list whose punctuation was encoded is text and therefore refused. */
export function urnList(
  query: RestliQuery,
  name: string,
  kinds: readonly string[],
): readonly string[] | RestError {
  const value = query.get(name);
  if (value === undefined) return [];
  if (!Array.isArray(value)) {
    return badRequest(
      'INVALID_VALUE_FOR_FIELD',
      `Query parameter "${name}" must be a List with raw parentheses`,
    );
  }
  const urns = value.filter((entry) => isUrn(entry, kinds));
  if (urns.length !== value.length) return badRequest('INVALID_URN_TYPE', `"${name}" holds something else`);
  return urns;
}
