/** Markup in which every value was escaped. */
export interface Html {
  readonly markup: string;
}

/** Markup of our own, as it is. */
export const raw = (markup: string): Html => ({ markup });

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Escapes a value for text and for quoted attributes. */
export const escaped = (value: string): string => value.replaceAll(/[&<>"']/g, (sign) => escapes[sign] ?? '');

/** Markup from a template: what is filled in is escaped, unless it is markup already. */
export function html(strings: TemplateStringsArray, ...values: readonly (string | number | Html)[]): Html {
  const markup = strings.reduce((before, part, index) => {
    const value = values[index - 1] ?? '';
    return before + (typeof value === 'object' ? value.markup : escaped(String(value))) + part;
  });
  return { markup };
}
