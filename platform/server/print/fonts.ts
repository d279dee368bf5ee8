import { fileURLToPath } from 'node:url';
import { openSync } from 'fontkit';

const pathOf = (file: string) => fileURLToPath(import.meta.resolve(`@expo-google-fonts/inter/${file}`));

/** The files of Inter that pages are set in; the writer may open no others. */
export const fontFiles = {
  normal: pathOf('400Regular/Inter_400Regular.ttf'),
  bold: pathOf('600SemiBold/Inter_600SemiBold.ttf'),
};

const weights = { normal: openSync(fontFiles.normal), bold: openSync(fontFiles.bold) };
const widths = { normal: new Map<string, number>(), bold: new Map<string, number>() };

/** Width of a text on one line, in points, without kerning: a little more than what is drawn. */
export function measure(text: string, size: number, weight: 'normal' | 'bold' = 'normal'): number {
  const font = weights[weight];
  const known = widths[weight];
  let width = 0;
  for (const character of text) {
    let advance = known.get(character);
    if (advance === undefined) {
      // figures are set at one width, that of the widest
      const wide = /\d/.test(character) ? '0' : character;
      advance = font.glyphForCodePoint(wide.codePointAt(0) ?? 0).advanceWidth / font.unitsPerEm;
      known.set(character, advance);
    }
    width += advance;
  }
  return width * size;
}

/** The text, or as much of its beginning as has room, with an ellipsis. */
export function fit(text: string, width: number, size: number, weight: 'normal' | 'bold' = 'normal'): string {
  if (measure(text, size, weight) <= width) return text;
  const characters = [...text];
  let room = width - measure('…', size, weight);
  const kept = characters.findIndex((character) => {
    room -= measure(character, size, weight);
    return room < 0;
  });
  return `${characters.slice(0, Math.max(0, kept)).join('').trimEnd()}…`;
}

const covered = new Map<string, boolean>();

/** Whether the font draws this character. */
export function hasGlyph(character: string): boolean {
  let isCovered = covered.get(character);
  if (isCovered === undefined) {
    isCovered = weights.normal.hasGlyphForCodePoint(character.codePointAt(0) ?? 0);
    covered.set(character, isCovered);
  }
  return isCovered;
}
