import { createPlanReader, type PlanRead } from '#formats';
import { openFile } from '#platform/server';
import { type WorkerConnection, workerDatabase } from './worker-database.ts';

/**
 * Reads a stored file as it streams from the database, a megabyte at a time; `onProgress` is told the part read, 0 to 1.
 * Throws where there is no such file.
 */
export async function readStoredFile(
  where: WorkerConnection,
  fileId: string,
  onProgress: (part: number) => void,
): Promise<PlanRead> {
  const file = await openFile(workerDatabase(where), where.organisationId, fileId);
  if (!file) throw new Error(`The uploaded file ${fileId} is not there any more.`);
  const reader = createPlanReader({ maxBytes: file.sizeBytes }); // how large a file may be was decided at its upload
  let read = 0;
  for await (const chunk of file.stream as AsyncIterable<Buffer>) {
    if (!reader.write(chunk)) break;
    read += chunk.length;
    onProgress(read / Math.max(1, file.sizeBytes));
  }
  return reader.end();
}
