import path from 'node:path';
import { readMailbox } from './mail/mail-address.ts';
import { readSmtpUrl } from './mail/smtp-url.ts';

/** One row of the table of settings: what a person may set in the environment. */
export interface Setting {
  readonly name: string;
  /** As text, as it would be given; nothing where the setting is off by default. */
  readonly default?: string;
  readonly meaning: string;
  /** Hidden in what is printed. */
  readonly isSecret?: boolean;
}

interface Readable<T> extends Setting {
  /** Throws an error that says what is allowed. */
  readonly read: (text: string) => T;
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

const table = {
  port: {
    name: 'PORT',
    default: '4600',
    meaning: 'The port on which pages and API are served. 0 takes any free one.',
    read: wholeNumber(0, 65_535),
  },
  host: {
    name: 'HOST',
    default: 'localhost',
    meaning: 'The name or address to listen on. 0.0.0.0 lets other machines reach it: then put HTTPS before it.',
    read: (text: string) => text,
  },
  publicUrl: {
    name: 'PORTICO_URL',
    meaning:
      'The address that people use, such as https://portico.example.org. It stands in links; without it they use HOST and PORT.',
    read: webAddress,
  },
  dataFolder: {
    name: 'PORTICO_DATA',
    default: './data',
    meaning: 'The folder of the embedded database and of the secrets made at the first start.',
    read: (text: string) => path.resolve(text),
  },
  databaseUrl: {
    name: 'DATABASE_URL',
    meaning:
      'A PostgreSQL server (15 or newer) to use in place of the embedded one: postgres://owner:password@host:5432/portico. The user migrates, so it must be able to create roles.',
    isSecret: true,
    read: postgresAddress,
  },
  jobConcurrency: {
    name: 'PORTICO_JOBS',
    default: '4',
    meaning: 'How many jobs run side by side in this process. 0 leaves them to other processes.',
    read: wholeNumber(0, 64),
  },
  computeMemoryMb: {
    name: 'PORTICO_COMPUTE_MB',
    // with 2048 V8 sweeps so late that the same import held 70 MB more
    default: '1024',
    meaning: 'Memory in MB that one computation may take before it is broken off.',
    read: wholeNumber(64, 65_536),
  },
  uploadLimitMb: {
    name: 'PORTICO_UPLOAD_MB',
    default: '200',
    meaning: 'The largest file in MB that may be uploaded.',
    read: wholeNumber(1, 10_000),
  },
  sessionIdleHours: {
    name: 'PORTICO_SESSION_IDLE_HOURS',
    default: '168',
    meaning: 'After so many hours without use a session ends.',
    read: wholeNumber(1, 8_760),
  },
  sessionDays: {
    name: 'PORTICO_SESSION_DAYS',
    default: '30',
    meaning: 'So many days after signing in a session ends, however much it is used.',
    read: wholeNumber(1, 365),
  },
  metricsToken: {
    name: 'PORTICO_METRICS_TOKEN',
    meaning:
      'Whoever sends it as a bearer token may read /metrics, at least 20 characters. Without it only the machine itself may.',
    isSecret: true,
    read: secretText(20),
  },
  attachmentLimitMb: {
    name: 'PORTICO_ATTACHMENT_MB',
    default: '25',
    meaning: 'The largest file in MB that may be attached to a comment.',
    read: wholeNumber(1, 10_000),
  },
  smtpServer: {
    name: 'PORTICO_SMTP_URL',
    meaning:
      'The mail server: smtp://user:password@mail.example.org:587, smtps://… for TLS from the start, smtp://localhost?tls=off for a relay beside this server. Without it no mail is sent, and links are passed on by hand.',
    isSecret: true,
    read: readSmtpUrl,
  },
  mailFrom: {
    name: 'PORTICO_MAIL_FROM',
    meaning: 'Who mail comes from, such as Portico <portico@example.org>. Needed with PORTICO_SMTP_URL.',
    read: readMailbox,
  },
  logLevel: {
    name: 'LOG_LEVEL',
    default: 'info',
    meaning: `How much is logged: ${logLevels.join(', ')}.`,
    read: oneOf(logLevels),
  },
} as const satisfies Record<string, Readable<unknown>>;

type Table = typeof table;

/** The settings as the program uses them. One without a default may be missing. */
export type Settings = {
  readonly [N in keyof Table]:
    | ReturnType<Table[N]['read']>
    | (Table[N] extends { readonly default: string } ? never : undefined);
};

/** The settings do not fit; the message lists every fault, one a line. */
export class SettingsError extends Error {}

/** Reads the settings from the environment. An empty value counts as not given. */
export function readSettings(environment: Readonly<Record<string, string | undefined>> = process.env): Settings {
  const faults: string[] = [];
  const settings: Record<string, unknown> = {};
  for (const [key, setting] of Object.entries<Readable<unknown>>(table)) {
    const text = environment[setting.name]?.trim() || setting.default;
    if (text === undefined) continue;
    try {
      settings[key] = setting.read(text);
    } catch (error) {
      const shown = setting.isSecret ? 'the value given' : `"${text}"`;
      faults.push(`${setting.name}: ${shown} ${(error as Error).message}`);
    }
  }
  if (settings.smtpServer && !settings.mailFrom && !faults.length)
    faults.push(`${table.mailFrom.name}: is missing, and mail needs to come from somebody.`);
  if (faults.length) throw new SettingsError(faults.join('\n'));
  return settings as Settings;
}

/** The table of settings for documentation, in its order. */
export function describeSettings(): Setting[] {
  return Object.values<Readable<unknown>>(table).map(({ read, ...setting }) => setting);
}

function wholeNumber(least: number, most: number) {
  return (text: string): number => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= least && value <= most) return value;
    throw new Error(`is not a whole number from ${least} to ${most}.`);
  };
}

function oneOf<const T extends readonly string[]>(values: T) {
  return (text: string): T[number] => {
    if (values.includes(text)) return text;
    throw new Error(`is none of ${values.join(', ')}.`);
  };
}

function secretText(least: number) {
  return (text: string): string => {
    if (/^[\x21-\x7e]+$/.test(text) && text.length >= least) return text;
    throw new Error(`is not at least ${least} visible ASCII characters.`);
  };
}

function webAddress(text: string): string {
  const url = URL.parse(text);
  if (url && /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search) return url.origin;
  throw new Error('is not an address such as https://portico.example.org (without a path).');
}

function postgresAddress(text: string): string {
  if (/^postgres(ql)?:\/\/[^/]*\/[^/?]+(\?.*)?$/.test(text)) return text; // the host may stand in the query
  throw new Error('is not an address such as postgres://owner:password@host:5432/portico.');
}
