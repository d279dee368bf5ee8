import { type DestinationStream, destination, type Logger, pino } from 'pino';
import type { LogLevel } from '../settings.ts';

/** Access tokens by their prefix; 256 random bits as text: links and the like; a session's cookie. */
const secrets = /portico_[\w-]{16,}|(?<![\w-])[\w-]{43}(?![\w-])|portico\.session_token=[^;"\s]+/g;

/**
 * The server's log, one JSON object a line on stderr. Requests appear with method, path and status, never with headers,
 * query or body; what looks like a secret is blotted out of each line, wherever it came from.
 */
export function createLogger(level: LogLevel, stream: DestinationStream = destination({ fd: 2, sync: false })): Logger {
  return pino(
    {
      level,
      base: null,
      redact: { paths: ['password', 'token', 'secret', '*.password', '*.token', '*.secret'], censor: '[secret]' },
      serializers: {
        req: ({ method, url = '' }: { method: string; url?: string }) => ({ method, path: url.split('?', 1)[0] }),
        res: ({ statusCode }: { statusCode: number }) => ({ status: statusCode }),
      },
      hooks: { streamWrite: (line) => line.replace(secrets, '[secret]') },
    },
    stream,
  );
}
