import type { ExcelSheet } from './excel-file.ts';
import { makeExcel } from './make-excel.ts';
import { fileNameOf, saveFile } from './save-file.ts';

const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Makes a workbook of these sheets and hands it to the browser's downloads, named by its title and day. */
export async function saveExcel(title: string, today: string, sheets: readonly ExcelSheet[]): Promise<void> {
  saveFile(fileNameOf(title, today, 'xlsx'), new Blob([await makeExcel(sheets)], { type }));
}
