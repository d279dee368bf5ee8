import type { Content, PdfDefinition } from 'pdfmake';
import type { PrintBlock, PrintDocument } from '#platform/contract';
import type { Words } from '#platform/words';
import { measure } from './fonts.ts';
import { ganttBlock } from './gantt-block.ts';
import { type PrintFrame, pageFooter, pageHeader } from './page-frame.ts';
import { ink, innerHeight, innerWidth, paperOf, sizes } from './paper.ts';
import { type Place, tableBlock } from './table-block.ts';
import { naturalWidth } from './table-widths.ts';
import { factsBlock, leadBlock, proseBlock, sectionBlock } from './text-blocks.ts';

/** The document on paper: landscape where a plan's bars or a table need the width. */
export function layOut(document: PrintDocument, frame: PrintFrame, words: Words): PdfDefinition {
  const upright = paperOf(document.locale, false);
  const paper = isWide(document, innerWidth(upright)) ? paperOf(document.locale, true) : upright;
  const place: Place = { width: innerWidth(paper), height: innerHeight(paper), origin: frame.origin };
  return {
    info: { title: document.title, author: frame.printedBy, subject: frame.organisation, creator: 'Portico' },
    language: words.locale,
    displayTitle: true,
    pageSize: { width: paper.width, height: paper.height },
    pageMargins: [sizes.margin, sizes.head + sizes.margin / 2, sizes.margin, sizes.foot],
    header: () => pageHeader(frame, { title: document.title, note: document.note }, paper, words),
    footer: pageFooter(frame, words),
    content: document.blocks.flatMap((block, index) => lay(block, document.blocks.slice(0, index), place)),
    ...(document.blocks.some(({ kind }) => kind === 'section') && { pageBreakBefore: isAlone }),
    defaultStyle: { font: 'Inter', fontSize: sizes.text, color: ink.text },
  };
}

/** A heading goes with what follows: it never ends a page. */
const isAlone: NonNullable<PdfDefinition['pageBreakBefore']> = ({ headlineLevel }, { getFollowingNodesOnPage }) =>
  headlineLevel === 1 && getFollowingNodesOnPage().length === 0;

function isWide({ blocks }: PrintDocument, room: number): boolean {
  return blocks.some((block) => block.kind === 'table' && (block.gantt !== undefined || naturalWidth(block) > room));
}

function lay(block: PrintBlock, before: readonly PrintBlock[], place: Place): Content[] {
  if (block.kind === 'section') return sectionBlock(block, before.length === 0);
  if (block.kind === 'lead') return leadBlock(block, place);
  if (block.kind === 'prose') return proseBlock(block, place);
  if (block.kind === 'facts') return factsBlock(block, place);
  if (!block.gantt) return tableBlock(block, place);
  return ganttBlock(block, block.gantt, heightOf(before, place), place);
}

/** What blocks of text take at most, in points. */
function heightOf(blocks: readonly PrintBlock[], { width }: Place): number {
  const heights = blocks.map((block) => {
    if (block.kind === 'table') return 0;
    if (block.kind === 'section') return 30;
    if (block.kind === 'facts') return Math.ceil(block.items.length / 4) * 46;
    const text = block.sentences.flatMap((parts) => parts.map((part) => part.text)).join(' ');
    const size = block.kind === 'lead' ? 13 : sizes.text;
    return Math.ceil((measure(text, size, 'bold') * 1.05) / width) * size * 1.5 + 30;
  });
  return heights.reduce((sum, height) => sum + height, 0);
}
