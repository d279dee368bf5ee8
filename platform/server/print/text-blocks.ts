import type { Content } from 'pdfmake';
import type { PrintBlock, PrintPart } from '#platform/contract';
import { ink, markInk, sizes, toneInk } from './paper.ts';
import { linkTo, type Place } from './table-block.ts';

type Block<Kind extends PrintBlock['kind']> = Extract<PrintBlock, { readonly kind: Kind }>;

const gap = 12;

/** The sentence that matters most, above all else. */
export function leadBlock({ sentences }: Block<'lead'>, { origin }: Place): Content[] {
  if (sentences.length === 0) return [];
  return [{ text: joined(sentences, origin), bold: true, fontSize: 13, lineHeight: 1.2, margin: [0, 0, 0, gap] }];
}

/** What the blocks that follow are about; never the last line of a page. */
export function sectionBlock({ title, isNewPage }: Block<'section'>, isFirst: boolean): Content[] {
  const pageBreak = isNewPage && !isFirst ? { pageBreak: 'before' as const } : {};
  return [{ text: title, bold: true, fontSize: 12, margin: [0, 4, 0, 8], headlineLevel: 1, ...pageBreak }];
}

/** A paragraph. */
export function proseBlock({ title, sentences }: Block<'prose'>, { origin }: Place): Content[] {
  if (sentences.length === 0) return [];
  const text = { text: joined(sentences, origin), lineHeight: sizes.line, margin: [0, 0, 0, gap] as Margins };
  return title === undefined ? [text] : [{ stack: [headingOf(title), text], unbreakable: sentences.length < 20 }];
}

const headingOf = (title: string): Content => ({ text: title, bold: true, fontSize: 10, margin: [0, 2, 0, 4] });

type Margins = [number, number, number, number];

/** Figures in lines of at most so many, each with its name above and what belongs to it below. */
const perLine = 6;

export function factsBlock({ items }: Block<'facts'>, { width }: Place): Content[] {
  const columns = Math.max(1, Math.min(perLine, items.length, Math.floor(width / 90)));
  const lines = Array.from({ length: Math.ceil(items.length / columns) }, (_, line) =>
    items.slice(line * columns, (line + 1) * columns),
  );
  return lines.map((line) => ({
    columns: [
      ...line.map((item) => ({ width: '*', stack: figure(item) })),
      ...Array.from({ length: columns - line.length }, () => ({ width: '*', text: '' })),
    ],
    columnGap: gap,
    margin: [0, 0, 0, gap] as Margins,
    unbreakable: true,
  }));
}

function figure({ name, text, mark, tone, more }: Block<'facts'>['items'][number]): Content[] {
  const sign = mark ? [{ text: `${markInk[mark].shape} `, color: markInk[mark].colour }] : [];
  return [
    { text: name, fontSize: sizes.small, color: ink.soft },
    {
      text: [...sign, { text, ...(tone && { color: toneInk[tone] }) }],
      bold: true,
      fontSize: 11,
      margin: [0, 1, 0, 1],
    },
    ...(more === undefined ? [] : [{ text: more, fontSize: sizes.small, color: ink.soft }]),
  ];
}

const joined = (sentences: readonly (readonly PrintPart[])[], origin: string) =>
  sentences.flatMap((parts, index) => [
    ...(index > 0 ? [{ text: ' ' }] : []),
    ...parts.map(({ text, to, tone }) => ({ text, ...(tone && { color: toneInk[tone] }), ...linkTo(to, origin) })),
  ]);
