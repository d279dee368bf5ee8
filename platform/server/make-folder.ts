import { mkdirSync, statSync } from 'node:fs';
import path from 'node:path';

/**
 * Makes the folder with those above it, for this account alone. Node's own recursive way never ends where the system
 * refuses a name in a folder that exists, as under /proc.
 */
export function makeFolder(folder: string): void {
  const known = statSync(folder, { throwIfNoEntry: false });
  if (known?.isDirectory()) return;
  const above = path.dirname(folder);
  if (!known && above !== folder) makeFolder(above);
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    const isMadeMeanwhile = statSync(folder, { throwIfNoEntry: false })?.isDirectory();
    if (!isMadeMeanwhile) throw error;
  }
}
