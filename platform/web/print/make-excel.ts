import type { ExcelSheet } from './excel-file.ts';

/** The workbook as bytes, made beside the page. */
export function makeExcel(sheets: readonly ExcelSheet[]): Promise<Uint8Array<ArrayBuffer>> {
  const worker = new Worker(new URL('./excel-worker.ts', import.meta.url), { type: 'module' });
  return new Promise<Uint8Array<ArrayBuffer>>((resolve, reject) => {
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = ({ message }) => reject(new Error(message));
    worker.postMessage(sheets);
  }).finally(() => worker.terminate());
}
