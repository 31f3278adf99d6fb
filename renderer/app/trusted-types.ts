interface TrustedTypesFactory {
  createPolicy(name: string, rules: { createHTML(markup: string): string | null }): unknown;
}

/**
 * The content security policy refuses to turn strings into markup. The component library clears its live region with an empty
 * string, so exactly that is let through; before anything else of the page runs.
 */
if ('trustedTypes' in window) {
  const factory = window.trustedTypes as TrustedTypesFactory;
  factory.createPolicy('default', { createHTML: (markup) => (markup === '' ? '' : null) });
}
