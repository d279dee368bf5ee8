import { open, readdir } from 'node:fs/promises';
import path from 'node:path';
import { detectFile, detectionSize } from '#formats';

/** Names that plans have; a file of such a name that is none is worth a word. */
export const isPlanName = (name: string) => /\.(xml|xer|pmxml|mspdi)$/i.test(name);

/** The files below a folder that are plans by their first bytes, and those that are by their name, in order of path. */
export async function planFilesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => path.join(parentPath, name));
  const found: string[] = [];
  for (const file of files.sort()) if (isPlanName(file) || (await beginsAsPlan(file))) found.push(file);
  return found;
}

async function beginsAsPlan(file: string): Promise<boolean> {
  const handle = await open(file).catch(() => null);
  if (!handle) return false;
  try {
    const { buffer, bytesRead } = await handle.read(new Uint8Array(detectionSize), 0, detectionSize, 0);
    return ['mspdi', 'pmxml', 'xer'].includes(detectFile(file, buffer.subarray(0, bytesRead)));
  } finally {
    await handle.close();
  }
}
