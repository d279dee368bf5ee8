import { createHmac } from 'node:crypto';
import { type Kysely, sql } from 'kysely';

/**
 * How failures at one door delay the next attempt there: `free` of them not at all, then `baseSeconds`, doubled with
 * each further one up to `mostSeconds`.
 */
interface Door {
  readonly name: string;
  readonly free: number;
  readonly baseSeconds: number;
  readonly mostSeconds: number;
}

/** How long the first pause at any door is. */
export const firstPauseSeconds = 5;

/** One account from one address: somebody guesses, or has forgotten the password. */
const pair: Door = { name: 'pair', free: 5, baseSeconds: firstPauseSeconds, mostSeconds: 900 };
/** One address, whatever account: a list of e-mails is tried. An office behind one address has many people. */
const address: Door = { name: 'address', free: 40, baseSeconds: firstPauseSeconds, mostSeconds: 900 };
/** One account, from addresses it was never signed in from: many machines guess together. At most 96 times a day. */
const account: Door = { name: 'account', free: 20, baseSeconds: firstPauseSeconds, mostSeconds: 900 };

export interface Attempt {
  readonly email: string;
  readonly ipAddress: string;
  /** The account was signed in from this address before: then strangers elsewhere cannot shut it out. */
  readonly isKnownThere: boolean;
}

export interface Admission {
  /** Not to be tried now, but after so many seconds; 0: go on. */
  readonly waitSeconds: number;
  /** If this attempt fails too, the next one has to wait so long. */
  readonly nextWaitSeconds: number;
}

/**
 * Counts attempts at signing in, in the database, so that all processes and later starts know of them. An attempt is
 * counted before the password is looked at, and taken back where it was right: of many at once none slips through.
 * Whether there is such an account makes no difference.
 */
export interface SignInThrottle {
  admit(attempt: Attempt): Promise<Admission>;
  /** The password was right: what was counted for the pair is forgotten, at the other doors this attempt alone. */
  forgive(attempt: Attempt): Promise<void>;
  /** Forgets what was counted for the account, such as when a link that its owner was given has opened it. */
  clear(email: string): Promise<void>;
}

export function createThrottle(auth: Kysely<unknown>, secret: string): SignInThrottle {
  /** People type passwords where the e-mail belongs, so no text of theirs is kept. */
  const hash = (...parts: readonly string[]) => createHmac('sha256', secret).update(parts.join('\n')).digest();
  const keyOf = ({ name }: Door, { email, ipAddress }: Attempt) => {
    if (name === 'address') return hash(name, ipAddress);
    return name === 'account' ? hash(name, email) : hash(name, email, ipAddress);
  };
  const doorsOf = ({ isKnownThere }: Attempt) => (isKnownThere ? [pair, address] : [pair, address, account]);
  return {
    async admit(attempt) {
      const shutSeconds = await shutFor(auth, keyOf(address, attempt));
      if (shutSeconds > 0) return { waitSeconds: Math.ceil(shutSeconds), nextWaitSeconds: 0 };
      let nextWaitSeconds = 0;
      for (const door of doorsOf(attempt)) {
        const { isBlocked, seconds } = await count(auth, door, keyOf(door, attempt), hash('account', attempt.email));
        if (isBlocked) return { waitSeconds: Math.max(Math.ceil(seconds), 1), nextWaitSeconds: 0 };
        nextWaitSeconds = Math.max(nextWaitSeconds, Math.ceil(seconds));
      }
      return { waitSeconds: 0, nextWaitSeconds };
    },
    async forgive(attempt) {
      const others = doorsOf(attempt).map((door) => keyOf(door, attempt));
      await sql`delete from sign_in_throttle where key = ${keyOf(pair, attempt)}`.execute(auth);
      await sql`update sign_in_throttle set failures = failures - 1, blocked_until = least(blocked_until, now())
        where key = any(${others})`.execute(auth);
    },
    async clear(email) {
      await sql`delete from sign_in_throttle where account_key = ${hash('account', email)}`.execute(auth);
    },
  };
}

/**
 * How long the door stays shut, without counting. Asked of the address first: whoever tries e-mail after e-mail from
 * one fills the table no further while he waits.
 */
async function shutFor(auth: Kysely<unknown>, key: Buffer): Promise<number> {
  const { rows } = await sql<{ seconds: number }>`
    select extract(epoch from blocked_until - clock_timestamp())::float8 as seconds from sign_in_throttle
    where key = ${key} and blocked_until > clock_timestamp()`.execute(auth);
  return rows[0]?.seconds ?? 0;
}

/** One more attempt at the door, unless it is shut; a day without any forgets those before. */
async function count(auth: Kysely<unknown>, door: Door, key: Buffer, accountKey: Buffer) {
  const shut = sql`t.blocked_until > clock_timestamp()`;
  const failures = sql`case when t.counted_at < now() - interval '1 day' then 1 else t.failures + 1 end`;
  const delay = sql`case when ${failures} < ${door.free} then 0
    else least(${door.mostSeconds}, ${door.baseSeconds} * 2 ^ least(${failures} - ${door.free}, 20)) end`;
  const { rows } = await sql<{ isBlocked: boolean; seconds: number }>`
    insert into sign_in_throttle as t (key, account_key) values (${key}, ${door === address ? null : accountKey})
    on conflict (key) do update set
      is_blocked = ${shut},
      failures = case when ${shut} then t.failures else ${failures} end,
      counted_at = case when ${shut} then t.counted_at else now() end,
      blocked_until = case when ${shut} then t.blocked_until
        else clock_timestamp() + (${delay}) * interval '1 second' end
    returning is_blocked as "isBlocked",
      greatest(0, extract(epoch from blocked_until - clock_timestamp()))::float8 as seconds`.execute(auth);
  return rows[0] ?? { isBlocked: false, seconds: 0 };
}
