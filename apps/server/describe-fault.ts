import { DataFolderInUse, SettingsError } from '#platform/server';

/** Why Portico did not start, for the person at the terminal, and the code to exit with. */
export interface StartFault {
  /** One line for each thing that can be put right; a stack where the program is at fault. */
  readonly text: string;
  /** 2 where something around the program does not fit, 1 where the program is at fault. */
  readonly exitCode: 1 | 2;
}

export function describeFault(error: unknown): StartFault {
  const known = knownCause(error);
  return known === undefined
    ? { text: (error as Error | undefined)?.stack ?? String(error), exitCode: 1 }
    : { text: known, exitCode: 2 };
}

function knownCause(error: unknown): string | undefined {
  if (error instanceof SettingsError || error instanceof DataFolderInUse) return error.message;
  const { code, port, message } = error as NodeJS.ErrnoException & { port?: number };
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
  return error instanceof Error && code === undefined && !isProgrammingError(error) ? message : undefined;
}

/** A fault of the program: its stack is of use, a sentence would hide it. */
function isProgrammingError(error: Error): boolean {
  return error instanceof TypeError || error instanceof ReferenceError || error instanceof RangeError;
}
