/** Everything that the product asks for, and no more (contract §2, "Auth"); known to every server since 2.4. */
export const scopes = ['read:accounts', 'read:statuses', 'write:statuses', 'write:media'] as const;

/** Permissions of the product that are not among those granted; a whole family includes its parts. */
export function missingOf(granted: readonly string[]): readonly string[] {
  return scopes.filter(
    (scope) => !granted.includes(scope) && !granted.includes(scope.split(':')[0] ?? scope),
  );
}
