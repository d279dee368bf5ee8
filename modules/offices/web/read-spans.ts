/** Working time from one time of day to another: 09:00 to 13:00; the day ends at 24:00. */
export interface Span {
  readonly from: string;
  readonly until: string;
}

/**
 * Spans as people write them: `9-13, 13:30–17:30`; nothing for a day off. Null where it is none, or a span does not end
 * after it begins and before the next one.
 */
export function readSpans(text: string): readonly Span[] | null {
  const parts = text.split(/[,;]/).map((part) => part.trim()).filter(Boolean); // biome-ignore format: one expression
  const spans = parts.map(readSpan);
  const isRight = spans.every((span, index) => span && span.from < span.until && (spans[index - 1]?.until ?? '') <= span.from); // biome-ignore format: one condition
  return isRight ? (spans as Span[]) : null;
}

export const writeSpans = (spans: readonly Span[]) => spans.map(({ from, until }) => `${from}–${until}`).join(', ');

/** Hours of work, such as 7.5. */
export const hoursOf = (spans: readonly Span[]) =>
  spans.reduce((sum, { from, until }) => sum + minutesOf(until) - minutesOf(from), 0) / 60;

function readSpan(text: string): Span | undefined {
  const [, from, until] = /^([\d:.]+)\s*[-–—]\s*([\d:.]+)$/.exec(text) ?? [];
  const [first, last] = [readTime(from), readTime(until)];
  return first && last && first !== '24:00' ? { from: first, until: last } : undefined;
}

function readTime(text = ''): string | undefined {
  const [, hours = '', minutes = '00'] = /^(\d{1,2})(?:[:.](\d{2}))?$/.exec(text) ?? [];
  const isTime = hours !== '' && Number(minutes) < 60 && Number(hours) + Number(minutes) / 60 <= 24;
  return isTime ? `${hours.padStart(2, '0')}:${minutes}` : undefined;
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}
