/** What tells how numbers are written here: `Format`, or anything that formats them. */
export interface NumberWords {
  readonly number: (value: number, digits?: number) => string;
}

/**
 * A number as people type it in this locale, with a minus of either length before one that is less than nothing: either
 * mark may stand before decimals, the other one groups thousands. Null where it is none.
 */
export function readNumber(text: string, words: NumberWords): number | null {
  const [, minus, digits = ''] = /^([-−]?)(.*)$/.exec(text.trim()) ?? [];
  const plain = digits.replace(/[\s'’]/g, '');
  const decimal = words.number(0.5, 1).charAt(1) === ',' ? ',' : '.';
  const grouping = decimal === ',' ? '.' : ',';
  const isGrouped = new RegExp(`^\\d{1,3}(\\${grouping}\\d{3})+(\\${decimal}\\d+)?$`).test(plain);
  const written = isGrouped ? plain.replaceAll(grouping, '') : plain;
  const point = written.replace(',', '.');
  if (!/^(\d+\.?\d*|\.\d+)$/.test(point)) return null;
  return minus ? 0 - Number(point) : Number(point);
}
