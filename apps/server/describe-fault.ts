import { DataFolderInUse, SettingsError } from '#platform/server';

/** Why Portico did not start, for the person at the terminal: a line or two, no stack where the cause is known. */
export function describeFault(error: unknown): string {
  if (error instanceof SettingsError) return `The settings do not fit; nothing was started.\n${error.message}`;
  if (error instanceof DataFolderInUse) return error.message;
  const { code, port, message, stack } = error as NodeJS.ErrnoException & { port?: number };
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} is taken by another program. Stop that one, or choose another port: PORT=4601 npm start`;
    case 'EACCES':
      if (port !== undefined) return `This user may not listen on port ${port}. Choose one above 1023 with PORT.`;
      break;
    case 'ENOTFOUND':
    case 'EADDRNOTAVAIL':
      return `The host cannot be used (${message}). Check HOST.`;
  }
  return error instanceof Error && code === undefined && !isProgrammingError(error)
    ? message
    : (stack ?? String(error));
}

/** A fault of the program: its stack is of use, a sentence would hide it. */
function isProgrammingError(error: Error): boolean {
  return error instanceof TypeError || error instanceof ReferenceError || error instanceof RangeError;
}
