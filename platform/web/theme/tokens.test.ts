import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const css = readFileSync(path.join(import.meta.dirname, 'tokens.css'), 'utf8');

function tokensOf(scheme: string): ReadonlyMap<string, string> {
  const block = css.match(new RegExp(`scheme="${scheme}"\\] \\{([^}]*)\\}`))?.[1] ?? '';
  return new Map([...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = '', value = '']) => [name, value]));
}

/** Relative luminance and contrast ratio: WCAG 2.2, definitions of both. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

const grounds = ['bg', 'surface', 'raised'] as const;
const pairs: readonly (readonly [ink: string, ground: string, least: number])[] = [
  ...['text', 'text-2', 'text-3', 'accent', 'green', 'amber', 'red'].flatMap((ink) =>
    grounds.map((ground) => [ink, ground, 4.5] as const),
  ),
  ...['text', 'text-2', 'accent', 'red'].map((ink) => [ink, 'accent-soft', 4.5] as const),
  ...['green', 'amber', 'red'].map((ink) => [ink, `${ink}-soft`, 4.5] as const),
  ['text-2', 'grey-soft', 4.5],
  ['on-accent', 'accent', 4.5],
  ['field-edge', 'bg', 3],
  ['critical', 'bg', 3],
];

describe.each(['light', 'dark'])('the %s theme', (scheme) => {
  const tokens = tokensOf(scheme);
  test.each(pairs)('%s on %s can be read', (ink, ground, least) => {
    expect(contrast(tokens.get(ink) ?? '', tokens.get(ground) ?? '')).toBeGreaterThanOrEqual(least);
  });
});
