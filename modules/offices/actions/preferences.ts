import type { Tx } from '#platform/server';
import type { Exchange, OperationCall } from '#platform/server/http/exchange';
import { selectPreferences, writePreferences } from '../queries.ts';
import type { PreferenceRow } from '../tables.ts';
import { callerOf } from './caller.ts';
import { organisationOf } from './organisation.ts';

export interface Preferences {
  readonly language: 'en' | null;
  /** How numbers and dates are written: BCP 47, or `iso`. */
  readonly formats: string | null;
  readonly timeZone: string | null;
  readonly theme: 'auto' | 'light' | 'dark' | null;
}

const none: PreferenceRow = { language: null, formats: null, time_zone: null, theme: null };

/** What the person chose; null where it is as the organisation has it. */
export async function preferencesOf(tx: Tx, personId: string): Promise<Preferences> {
  const { language, formats, time_zone: timeZone, theme } = (await selectPreferences(tx, personId)) ?? none;
  return {
    language: language === 'en' ? language : null,
    formats,
    timeZone,
    theme: theme === 'auto' || theme === 'light' || theme === 'dark' ? theme : null,
  };
}

/** Changes what is given and keeps the rest. */
export async function updatePreferences(
  { tx }: OperationCall,
  given: { readonly [Name in keyof Preferences]?: Preferences[Name] | undefined },
  exchange: Exchange,
) {
  const { personId } = callerOf(exchange);
  const { timeZone, ...others } = given;
  const columns = Object.entries({ ...others, time_zone: timeZone }).filter(([, value]) => value !== undefined);
  await writePreferences(tx, personId, Object.fromEntries(columns));
  return preferencesOf(tx, personId);
}

/** For whom a mail or a document is written: the person's choices, and the organisation's where there are none. */
export interface Reader {
  readonly language: string;
  readonly formats: string;
  readonly timeZone: string;
}

export async function readerOf(tx: Tx, personId: string): Promise<Reader> {
  const { language, formats, timeZone } = await preferencesOf(tx, personId);
  const organisation = await organisationOf(tx);
  return {
    language: language ?? 'en',
    formats: formats ?? organisation.locale,
    timeZone: timeZone ?? organisation.timeZone,
  };
}
