import { parseSync, Visitor } from 'oxc-parser';

/** What a source names, as far as the import law asks. */
export interface NamedInSource {
  /** Static, type-only, re-exported, dynamic and required modules. */
  readonly modules: readonly string[];
  /** Dynamic imports whose module is computed: no law can be held against them. */
  readonly computed: number;
  /** Functions and classes that are called by a bare name or on a global object. */
  readonly globals: readonly string[];
  /** Methods that are called on anything. */
  readonly methods: readonly string[];
}

const globalObjects = new Set(['globalThis', 'window', 'self', 'navigator']);

/** Reads one source; one that does not parse throws, since nothing could be said about it. */
export function namedInSource(path: string, text: string): NamedInSource {
  const { program, module, errors } = parseSync(path, text);
  if (errors[0] !== undefined) throw new SyntaxError(`${path} does not parse: ${errors[0].message}`);
  const modules = [
    ...module.staticImports.map((entry) => entry.moduleRequest.value),
    ...module.staticExports.flatMap((entry) =>
      entry.entries.flatMap((exported) => exported.moduleRequest?.value ?? []),
    ),
  ];
  const globals: string[] = [];
  const methods: string[] = [];
  let computed = 0;
  const module_ = (named: { readonly type: string; readonly value?: unknown } | undefined): void => {
    if (typeof named?.value === 'string') modules.push(named.value);
    else computed += 1;
  };
  new Visitor({
    ImportExpression: ({ source }) => module_(source),
    TSImportType: ({ source }) => module_(source),
    TSExternalModuleReference: ({ expression }) => module_(expression),
    CallExpression({ callee, arguments: [first] }) {
      if (callee.type === 'Identifier') {
        if (callee.name === 'require') module_(first);
        else globals.push(callee.name);
      } else if (callee.type === 'MemberExpression' && callee.property.type === 'Identifier') {
        methods.push(callee.property.name);
        if (callee.object.type === 'Identifier' && globalObjects.has(callee.object.name)) {
          globals.push(callee.property.name);
        }
      }
    },
    NewExpression({ callee }) {
      if (callee.type === 'Identifier') globals.push(callee.name);
    },
  }).visit(program);
  return { modules, computed, globals, methods };
}
