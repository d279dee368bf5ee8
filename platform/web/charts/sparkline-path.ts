/** Of the picture, in its own units. */
export const width = 68;
export const height = 16;
const edge = 2;

interface Point {
  readonly x: number;
  readonly y: number;
}

/** The line from the least value at the bottom to the greatest at the top, level in the middle where all are the same. */
export function sparklinePath(values: readonly (number | null)[]): { line: string; last: Point } | null {
  const known = values.filter((value) => value !== null);
  if (known.length < 2) return null;
  const [least, most] = [Math.min(...known), Math.max(...known)];
  const xOf = (index: number) => edge + (index / (values.length - 1)) * (width - 2 * edge);
  const yOf = (value: number) => most === least ? height / 2 : height - edge - ((value - least) / (most - least)) * (height - 2 * edge); // biome-ignore format: one expression
  const places = values.map((value, index) => (value === null ? null : { x: round(xOf(index)), y: round(yOf(value)) }));
  const line = places
    .map((place, index) => (place ? `${places[index - 1] ? 'L' : 'M'}${place.x} ${place.y}` : ''))
    .join('');
  const last = places.findLast((place) => place !== null);
  return last ? { line, last } : null;
}

const round = (value: number) => Math.round(value * 10) / 10;
