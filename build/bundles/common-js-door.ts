import type { Plugin } from 'vite';

/**
 * Lays `NAME.cjs` beside the module `NAME.mjs`: it imports the module and nothing else. Electron before 28 starts a utility process
 * with `require`, which refuses modules; later ones take either. A module that cannot be loaded ends the process, as it would by itself.
 */
export function commonJsDoor(name: string): Plugin {
  return {
    name: 'common-js-door',
    generateBundle() {
      this.emitFile({
        type: 'asset',
        fileName: `${name}.cjs`,
        source: `import('./${name}.mjs').catch((error) => setImmediate(() => { throw error; }));\n`,
      });
    },
  };
}
