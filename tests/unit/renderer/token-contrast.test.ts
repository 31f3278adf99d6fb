import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

/** Each role with its light and its dark colour, as `tokens.css` has them: [lightness, chroma, hue]. */
type Colour = readonly [number, number, number];

function readTokens(): ReadonlyMap<string, { readonly light: Colour; readonly dark: Colour }> {
  const css = readFileSync(join(import.meta.dirname, '../../../renderer/ui/tokens.css'), 'utf8');
  const rule = /--([a-z0-9-]+): light-dark\(oklch\(([^)]*)\), oklch\(([^)]*)\)\)/g;
  return new Map(
    [...css.matchAll(rule)].map(([, name = '', light = '', dark = '']) => [
      name,
      { light: parse(light), dark: parse(dark) },
    ]),
  );
}

function parse(text: string): Colour {
  const [lightness = '0', chroma = '0', hue = '0'] = text.split(' ');
  return [
    lightness.endsWith('%') ? Number.parseFloat(lightness) / 100 : Number(lightness),
    Number(chroma),
    Number(hue),
  ];
}

/** Relative luminance (WCAG 2.2) of an OKLCH colour, through linear sRGB. */
function luminance([lightness, chroma, hue]: Colour): number {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const red = 4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s;
  const green = -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s;
  const blue = -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s;
  const inside = (value: number): number => Math.min(1, Math.max(0, value));
  return 0.2126 * inside(red) + 0.7152 * inside(green) + 0.0722 * inside(blue);
}

function contrast(one: Colour, other: Colour): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((left, right) => left - right);
  return (light + 0.05) / (dark + 0.05);
}

const tokens = readTokens();
const tones = ['success', 'warning', 'danger', 'info'] as const;
const text: readonly (readonly [ink: string, paper: string])[] = [
  ...['surface-0', 'surface-1', 'surface-2'].flatMap((paper) =>
    ['ink-1', 'ink-2', 'ink-3'].map((ink) => [ink, paper] as const),
  ),
  ['ink-1', 'surface-3'],
  ['accent', 'surface-0'],
  ['accent', 'surface-1'],
  ['accent', 'accent-fill'],
  ['on-accent', 'accent'],
  ['on-accent', 'accent-hover'],
  ['on-danger', 'danger'],
  ...tones.flatMap((tone) => [
    [`${tone}-ink`, `${tone}-fill`] as const,
    [`${tone}-ink`, 'surface-1'] as const,
  ]),
  ...tones.map((tone) => ['ink-2', `${tone}-fill`] as const),
];
const controls: readonly (readonly [string, string])[] = [
  ['line-strong', 'surface-0'],
  ['line-strong', 'surface-1'],
  ['accent', 'surface-2'],
  ['danger', 'surface-1'],
];

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
  const between = (one: string, other: string): number => {
    const [first, second] = [tokens.get(one), tokens.get(other)];
    if (first === undefined || second === undefined) throw new Error(`No token ${one} or ${other}`);
    return contrast(first[theme], second[theme]);
  };

  test.each(text)('%s can be read on %s', (ink, paper) => {
    expect(between(ink, paper)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(controls)('%s can be made out on %s', (edge, paper) => {
    expect(between(edge, paper)).toBeGreaterThanOrEqual(3);
  });
});

test('the measure itself: black on white is 21 to 1, equal colours 1 to 1', () => {
  expect(contrast([0, 0, 0], [1, 0, 0])).toBeCloseTo(21, 1);
  expect(contrast([0.5, 0.1, 200], [0.5, 0.1, 200])).toBe(1);
});
