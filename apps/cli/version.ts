import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The version of this program. */
export function version(): string {
  // two folders up from the source, three from the built file
  const up = import.meta.filename.endsWith('.ts') ? '../..' : '../../..';
  return JSON.parse(readFileSync(path.join(import.meta.dirname, up, 'package.json'), 'utf8')).version;
}
