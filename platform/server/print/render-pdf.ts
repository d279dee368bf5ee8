import pdfmake from 'pdfmake';
import type { PrintDocument } from '#platform/contract';
import { createWords } from '#platform/words';
import { fontFiles } from './fonts.ts';
import { layOut } from './lay-out.ts';
import type { PrintFrame } from './page-frame.ts';
import { ink, sizes } from './paper.ts';
import { printableRecord } from './printable.ts';

/** What a worker thread is asked to print. */
export interface PrintTask {
  readonly document: PrintDocument;
  readonly frame: PrintFrame;
}

export interface Printed {
  readonly pdf: Uint8Array;
  readonly pages: number;
}

pdfmake.setFonts({ Inter: fontFiles });
// nothing is fetched and no file is read but the fonts, whatever a document says
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => Object.values(fontFiles).includes(path));

/** The document as a PDF. Runs in a worker thread: a hundred pages take seconds. */
export async function renderPdf(task: PrintTask): Promise<Printed> {
  const { record, isComplete } = printableRecord(task);
  const { document, frame } = record;
  const words = createWords(localeOf(document.locale), {}, { isStrict: false });
  const definition = layOut(document, frame, words);
  const missing = { text: words.text('platform.print.missing'), fontSize: sizes.small, color: ink.soft };
  let pages = 0;
  const buffer = await pdfmake
    .createPdf({
      ...definition,
      content: isComplete ? definition.content : [...definition.content, missing],
      footer: (page, count) => {
        pages = count;
        return definition.footer(page, count);
      },
    })
    .getBuffer();
  return { pdf: buffer, pages };
}

/** English where the text names no language that there is. */
function localeOf(text: string): string {
  try {
    return Intl.getCanonicalLocales(text)[0] ?? 'en';
  } catch {
    return 'en';
  }
}
