import { existsSync, readFileSync } from 'node:fs';

const causes: readonly [RegExp, string][] = [
  [/No space left on device/, 'The disk is full. Free some space and start again; nothing that was saved is lost.'],
  [
    /Read-only file system/,
    'The disk is mounted read-only. Make it writable, or choose another folder with PORTICO_DATA.',
  ],
  [/Permission denied/, 'The database may not use its folder. Check who owns it; run Portico always as the same user.'],
];

const tailOf = (log: string): string => (existsSync(log) ? readFileSync(log, 'utf8').trimEnd().slice(-2000) : '');

/** The cause in words, with what to do, where the end of the server's log tells one that is known. */
export function causeFromLog(log: string): string | undefined {
  const tail = tailOf(log);
  return causes.find(([pattern]) => pattern.test(tail))?.[1];
}

/** An error that names the cause in words, followed by the end of the server's log. */
export function faultFromLog(log: string, what: string): Error {
  const tail = tailOf(log);
  return new Error([what, causeFromLog(log), tail && `From ${log}:\n${tail}`].filter(Boolean).join('\n'));
}

/** The same for a file operation of our own that failed. */
export function faultOfFolder(folder: string, error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException;
  const cause = {
    ENOSPC: 'the disk is full',
    EROFS: 'the disk is mounted read-only',
    EACCES: 'this user may not write there',
    EPERM: 'this user may not write there',
    ENOTDIR: 'a part of that path is a file',
    ENOENT: 'it cannot be created there',
    EEXIST: 'it is not a folder',
  }[code ?? ''];
  if (!cause) return error;
  return new Error(`The data folder ${folder} cannot be used: ${cause}. Choose another with PORTICO_DATA.`, {
    cause: error,
  });
}
