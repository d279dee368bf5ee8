import { type PrintDocument, type printContract, printRoutes } from '#platform/contract';
import { operations } from '../client/operations.ts';
import { saveFile } from './save-file.ts';

const { makePrint } = operations<typeof printContract>(printRoutes);

/** Has the server make a PDF of the document, and saves it. Rejects with the operation's error. */
export async function makePdf(document: PrintDocument): Promise<void> {
  const { fileName, pdf } = await makePrint(document);
  const bytes = Uint8Array.from(atob(pdf), (character) => character.charCodeAt(0));
  saveFile(fileName, new Blob([bytes], { type: 'application/pdf' }));
}
