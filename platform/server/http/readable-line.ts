const colours: Readonly<Record<string, number>> = { fatal: 31, error: 31, warn: 33, info: 36 };

/** One JSON line of the log as people read it: `14:02:11 info  createProject 200 in 12 ms`, an error with its stack. */
export function readableLine(line: string): string {
  const { time, level, msg, requestId, err, req, operation, status, ms, ...rest } = JSON.parse(line) as LogLine;
  const colour = colours[level];
  const name = process.stderr.isTTY && colour ? `\u001b[${colour}m${level}\u001b[0m` : level;
  const what = operation === undefined || status === undefined ? msg : `${operation} ${status} in ${ms} ms`;
  const where = req && [req.method, req.path].join(' ');
  const others = Object.entries({ ...rest, ...(requestId !== undefined && { request: requestId }) });
  const details = [where, ...others.map(([key, value]) => `${key}=${written(value)}`)].filter(Boolean).join(' ');
  const trouble = err && `\n${err.stack ?? err.message}`;
  return `${time?.slice(11, 19)} ${name.padEnd(5)} ${what}${details && `  ${details}`}${trouble ?? ''}\n`;
}

interface LogLine {
  readonly time?: string;
  readonly level: string;
  readonly msg?: string;
  readonly requestId?: string;
  readonly err?: { readonly message: string; readonly stack?: string };
  readonly req?: { readonly method: string; readonly path: string };
  readonly operation?: string;
  readonly status?: number;
  readonly ms?: number;
  readonly [name: string]: unknown;
}

const written = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));
