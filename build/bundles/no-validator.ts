/**
 * Stands in for `ajv` and `ajv-formats` in the host's bundle. `electron-store` brings them for schemas of their own kind; Kaizup's
 * settings are checked by zod, and the validator would be a quarter of the code that runs before the window opens.
 */
export function Ajv2020(): never {
  throw new Error('The settings file has no schema of this kind');
}

export default { default: (): void => undefined };
