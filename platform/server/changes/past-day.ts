import { sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import { errors, OperationError } from '#platform/contract';
import type { Tx } from '../database.ts';

/** A day of the past that a call asks about, as those who tell of it need it. */
export interface PastDay {
  /** The day in the organisation's zone: `2026-03-31`. */
  readonly day: string;
  /** `then`: by when changes were recorded; `now`: by when they were true. */
  readonly known: 'then' | 'now';
  /** The first instant after the day: what is recorded, or true, from here on is not told. */
  readonly before: string;
  /** Where the organisation's clock stood at the end of the day; on today itself, where it stands. */
  readonly now: string;
}

export interface PastInput {
  readonly asOf?: string | undefined;
  readonly known?: 'then' | 'now' | undefined;
}

/**
 * The past day that the input asks about, none where it asks about now. Throws `day-untold` for a day of the future and
 * for one before the organisation's first entry, naming the days between which it can be.
 */
export async function readPast(
  tx: Tx,
  { asOf: day, known = 'then' }: PastInput,
  { now, timeZone }: { readonly now: string; readonly timeZone: string },
): Promise<PastDay | undefined> {
  if (day === undefined) return undefined;
  const [first, last] = [dayOf((await firstEntryAt(tx)) ?? now, timeZone), dayOf(now, timeZone)];
  if (day < first || day > last) throw new OperationError(errors.dayUntold, { first, last });
  const before = Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime(timeZone).toInstant();
  const end = before.subtract({ milliseconds: 1 });
  const isOver = Temporal.Instant.compare(end, Temporal.Instant.from(now)) < 0;
  return { day, known, before: written(before), now: isOver ? written(end) : now };
}

const written = (instant: Temporal.Instant) => instant.toString({ smallestUnit: 'millisecond' });

const dayOf = (instant: string, timeZone: string): string =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString();

/** When what is recorded first became true. */
async function firstEntryAt(tx: Tx): Promise<string | undefined> {
  const { rows } = await sql<{ at: string }>`
    select effective_at as at from audit_entry order by effective_at limit 1`.execute(tx);
  return rows[0]?.at;
}

/** SQL over an `audit_entry` called `entry`: when it came into what is told of that day. */
export const entryTime = ({ known }: Pick<PastDay, 'known'>) =>
  known === 'then' ? sql`coalesce(entry.known_at, entry.recorded_at)` : sql`entry.effective_at`;
