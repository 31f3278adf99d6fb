/** Proves at compile time that a closed union was handled in full; at run time a value from outside it is a bug. */
export function assertNever(value: never): never {
  throw new TypeError(`Unhandled case: ${JSON.stringify(value)}`);
}
