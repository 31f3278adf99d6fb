import { badParam, type GraphError, isGraphError } from './graph-error.ts';

/** One entry of `fields`, e.g. `comments.limit(0).summary(true){id,message}`. */
export interface Field {
  readonly name: string;
  readonly modifiers: Readonly<Record<string, string>>;
  readonly fields: readonly Field[];
}

/** Parses the `fields` syntax; nothing asked gives an empty list. */
export function parseFields(text: string): readonly Field[] | GraphError {
  let at = 0;
  const broken = (): GraphError => badParam(`Syntax error in fields at character ${at}`);

  function parseList(closing: string): readonly Field[] | GraphError {
    const list: Field[] = [];
    while (at < text.length) {
      const name = /^\s*([a-z_][a-z0-9_]*)/.exec(text.slice(at));
      if (name === null) return broken();
      at += name[0].length;
      const modifiers: Record<string, string> = {};
      for (;;) {
        const modifier = /^\.([a-z_]+)\(([^()]*)\)/.exec(text.slice(at));
        if (modifier === null) break;
        modifiers[modifier[1] ?? ''] = modifier[2] ?? '';
        at += modifier[0].length;
      }
      let fields: readonly Field[] = [];
      if (text[at] === '{') {
        at += 1;
        const inner = parseList('}');
        if (isGraphError(inner)) return inner;
        if (text[at] !== '}') return broken();
        at += 1;
        fields = inner;
      }
      list.push({ name: name[1] ?? '', modifiers, fields });
      at += /^\s*/.exec(text.slice(at))?.[0].length ?? 0;
      if (text[at] === closing || at >= text.length) return list;
      if (text[at] !== ',') return broken();
      at += 1;
    }
    return list;
  }

  const parsed = parseList('');
  return isGraphError(parsed) || at >= text.length ? parsed : broken();
}

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
export type Node = { readonly [key: string]: Json };

/** How each field of a kind of node is read; undefined = the node has no value there and the field is left out (§0). */
export type FieldReaders = Readonly<Record<string, (field: Field) => Json | undefined | GraphError>>;

/** Reads the asked fields of a node, `id` always; one unknown field fails the call (§0). */
export function project(
  readers: FieldReaders,
  asked: readonly Field[],
  usual: readonly string[],
): Node | GraphError {
  const wanted = asked.length === 0 ? usual.map((name) => ({ name, modifiers: {}, fields: [] })) : asked;
  const node: Record<string, Json> = {};
  for (const field of wanted) {
    const reader = readers[field.name];
    if (reader === undefined) return badParam(`Tried accessing nonexisting field (${field.name})`);
    const value = reader(field);
    if (isGraphError(value)) return value;
    if (value !== undefined) node[field.name] = value;
  }
  const id = readers['id']?.({ name: 'id', modifiers: {}, fields: [] });
  if (node['id'] === undefined && typeof id === 'string') node['id'] = id;
  return node;
}

/** Keeps the asked parts of a plain value inside a node, e.g. `attachments{target}`. */
export function narrow(value: Json, asked: readonly Field[]): Json | GraphError {
  if (asked.length === 0 || typeof value !== 'object' || value === null) return value;
  if (isList(value)) return eachNarrowed(value, asked);
  const data = value['data'];
  if (data !== undefined && isList(data)) {
    const items = eachNarrowed(data, asked);
    return isGraphError(items) ? items : { ...value, data: items };
  }
  const kept: Record<string, Json> = {};
  for (const field of asked) {
    const part = value[field.name];
    if (part === undefined) continue;
    const inner = narrow(part, field.fields);
    if (isGraphError(inner)) return inner;
    kept[field.name] = inner;
  }
  return kept;
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

function eachNarrowed(items: readonly Json[], asked: readonly Field[]): readonly Json[] | GraphError {
  const narrowed: Json[] = [];
  for (const item of items) {
    const part = narrow(item, asked);
    if (isGraphError(part)) return part;
    narrowed.push(part);
  }
  return narrowed;
}
