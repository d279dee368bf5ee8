import { type DestinationStream, destination, type Logger, pino } from 'pino';
import type { LogLevel } from '../settings.ts';
import { readableLine } from './readable-line.ts';

/**
 * What is a secret wherever it stands: access tokens by their prefix; 256 random bits as text, such as links; the
 * cookie of a session; the password in the address of a database.
 */
const secrets =
  /portico_[\w-]{16,}|(?<![\w-])[\w-]{43}(?![\w-])|portico\.session_token=[^;"\s]+|(?<=:\/\/[^:/\s"]{1,80}:)[^@/\s"]+(?=@)/g;

/** `json`: an object a line, for programs. `text`: for people at a terminal. */
export type LogFormat = 'json' | 'text';

/** Text for whoever sits before it or develops, JSON for what collects logs. */
export const usualFormat = (): LogFormat =>
  process.stderr.isTTY || process.env.NODE_ENV !== 'production' ? 'text' : 'json';

/**
 * The server's log, a line an event, on stderr. Requests appear with method, path and status, never with headers,
 * query or body; what looks like a secret is blotted out of each line, wherever it came from.
 */
export function createLogger(
  level: LogLevel,
  stream: DestinationStream = destination({ fd: 2, sync: false }),
  format: LogFormat = 'json',
): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: ['password', 'token', 'secret', '*.password', '*.token', '*.secret'], censor: '[secret]' },
      serializers: {
        req: ({ method, url = '' }: { method: string; url?: string }) => ({ method, path: url.split('?', 1)[0] }),
        res: ({ statusCode }: { statusCode: number }) => ({ status: statusCode }),
        err: describeError,
      },
      hooks: {
        streamWrite: (line) => {
          const safe = line.replace(secrets, '[secret]');
          return format === 'json' ? safe : readableLine(safe);
        },
      },
    },
    stream,
  );
}

/** An error without what libraries hang on it: a driver's tells the values of the row that it refused. */
function describeError(error: unknown): unknown {
  // by its form: what a worker thread throws is an error of another kind
  if (typeof error !== 'object' || error === null || !('message' in error)) return error;
  const { name, message, stack, code, cause } = error as NodeJS.ErrnoException & { readonly cause?: unknown };
  return {
    type: name,
    message,
    ...(code !== undefined && { code }),
    stack,
    ...(cause !== undefined && { cause: describeError(cause) }),
  };
}
