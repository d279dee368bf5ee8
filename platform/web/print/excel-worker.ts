import { type ExcelSheet, excelFile } from './excel-file.ts';

/** A thread of its own: twenty thousand rows take a second, in which the page stays awake. */
addEventListener('message', ({ data }: MessageEvent<readonly ExcelSheet[]>) => {
  const file = excelFile(data);
  postMessage(file, { transfer: [file.buffer] });
});
