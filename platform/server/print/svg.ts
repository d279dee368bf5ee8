/** Builds a picture as text. Names in it come from people, so every text is escaped here and nowhere else. */
export interface Drawing {
  rect(x: number, y: number, width: number, height: number, look: Look): void;
  path(points: string, look: Look): void;
  text(x: number, y: number, text: string, look: TextLook): void;
  toString(): string;
}

interface Look {
  readonly fill?: string;
  readonly stroke?: string;
  readonly width?: number;
  readonly dash?: string;
  readonly radius?: number;
}

interface TextLook {
  readonly fill: string;
  readonly size: number;
  readonly isBold?: boolean;
}

export function createDrawing(width: number, height: number): Drawing {
  const shapes: string[] = [];
  const open = `<svg xmlns="http://www.w3.org/2000/svg" width="${n(width)}" height="${n(height)}" viewBox="0 0 ${n(width)} ${n(height)}">`;
  return {
    rect(x, y, w, h, look) {
      const corner = look.radius ? ` rx="${n(Math.min(look.radius, w / 2, h / 2))}"` : '';
      shapes.push(
        `<rect x="${n(x)}" y="${n(y)}" width="${n(Math.max(0, w))}" height="${n(h)}"${corner}${paint(look)}/>`,
      );
    },
    path: (points, look) => void shapes.push(`<path d="${points}"${paint(look)}/>`),
    text(x, y, text, { fill, size, isBold }) {
      const weight = isBold ? ' font-weight="bold"' : '';
      shapes.push(
        `<text x="${n(x)}" y="${n(y)}" font-family="Inter" font-size="${size}"${weight} fill="${fill}">${escaped(text)}</text>`,
      );
    },
    toString: () => `${open}${shapes.join('')}</svg>`,
  };
}

function paint({ fill = 'none', stroke, width = 0.6, dash }: Look): string {
  const line = stroke ? ` stroke="${stroke}" stroke-width="${width}"` : '';
  return ` fill="${fill}"${line}${dash ? ` stroke-dasharray="${dash}"` : ''}`;
}

/** A coordinate, to a hundredth of a point. */
export const n = (value: number) => String(Math.round(value * 100) / 100);

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => entities[character] ?? '');
