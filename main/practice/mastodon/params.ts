import type { Context } from 'hono';
import { ApiError } from './errors.ts';

/** Parameters of a call as servers understand them: JSON, or a form whose names nest (`poll[options][]`). */
export type Params = Readonly<Record<string, unknown>>;

/** The longest body of a call that carries no file. */
const maxBodyBytes = 1_000_000;

/** Reads a body without files. */
export async function readParams(context: Context): Promise<Params> {
  if (Number(context.req.header('content-length') ?? 0) > maxBodyBytes) {
    throw new ApiError(413, 'Request entity too large');
  }
  const type = context.req.header('content-type') ?? '';
  if (type.startsWith('multipart/form-data')) return nest(await entriesOf(context.req.raw));
  const text = await context.req.text();
  if (!type.startsWith('application/json')) return nest(new URLSearchParams(text));
  if (text === '') return {};
  try {
    const body = JSON.parse(text) as unknown;
    return typeof body === 'object' && body !== null && !Array.isArray(body) ? (body as Params) : {};
  } catch (error) {
    if (error instanceof SyntaxError)
      throw new ApiError(400, 'Error occurred while parsing request parameters');
    throw error;
  }
}

async function entriesOf(request: Request): Promise<Iterable<readonly [string, string]>> {
  const form = await request.formData();
  return [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : []));
}

/** Parameters from names that nest one level: `a`, `a[]`, `a[b]`, `a[b][]`. */
export function nest(entries: Iterable<readonly [string, string]>): Params {
  const params: Record<string, unknown> = {};
  for (const [name, value] of entries) {
    const [, outer = name, inner, list] = /^([^[\]]+)(?:\[([^[\]]*)\])?(\[\])?$/.exec(name) ?? [];
    if (inner === undefined) params[outer] = value;
    else if (inner === '') params[outer] = [...listOf(params[outer]), value];
    else {
      const within = { ...recordOf(params[outer]) };
      within[inner] = list === undefined ? value : [...listOf(within[inner]), value];
      params[outer] = within;
    }
  }
  return params;
}

/** A list parameter; a single value is none. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [];
}

export function recordOf(value: unknown): Params {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Params) : {};
}

/** Text of a parameter; numbers are taken as their digits. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

/** A boolean as Rails reads it. */
export function flagOf(value: unknown): boolean {
  return value === true || value === 'true' || value === '1' || value === 1;
}
