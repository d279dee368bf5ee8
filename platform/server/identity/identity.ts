import type { IncomingHttpHeaders } from 'node:http';
import type { Kysely } from 'kysely';
import type pg from 'pg';
import type { Tx } from '../database.ts';
import { findToken, tokenPrefix } from './access-tokens.ts';
import { type Accounts, type Client, createAccounts } from './accounts.ts';
import { type AuthSettings, prepareAuthSchema } from './auth-schema.ts';
import { type PasswordCost, passwordCost } from './passwords.ts';
import { createCallerMemory } from './remember-callers.ts';
import { forgetEvents, isKnownAddress, noteEvent } from './security-log.ts';
import { type SessionCookie, sessionCookie } from './session-cookie.ts';
import { type Caller, findSession, forgetSessions, type SessionLimits, sessionRuns } from './sessions.ts';
import { createThrottle, firstPauseSeconds } from './sign-in-throttle.ts';

/**
 * Whose password it was; nobody's, and whose account is slowed down from now on, to be told so; or that attempts have
 * to wait, whether it would have been right or not.
 */
export type PasswordAnswer =
  | { readonly userId: string | undefined; readonly pausedUserId?: string | undefined }
  | { readonly userId?: undefined; readonly waitSeconds: number };

/** Who people are: accounts, sessions, tokens and links, before and beside any organisation. */
export interface Identity {
  /** Schema `auth`, as portico_auth. Taken for single statements only. */
  readonly auth: Kysely<unknown>;
  readonly settings: AuthSettings;
  readonly accounts: Accounts;
  readonly cookie: SessionCookie;
  /**
   * Who sends these headers, by token or cookie. A token that is not valid is nobody, whatever cookie comes with it.
   * With `mayRemember` a session may be taken for whose it was a moment ago: then `isRemembered`, and to be made sure of.
   */
  callerOf(headers: IncomingHttpHeaders, options?: CallerOptions): Promise<Caller | undefined>;
  /** Makes sure of a remembered caller, in a transaction of his organisation: whether his session still runs there. False too where its use is to be noted again. */
  stillRuns(tx: Tx, caller: Caller): Promise<boolean>;
  /** The one way in which a password is asked for: counted, slowed down where it was wrong too often, and noted. */
  checkPassword(email: string, password: string, client: Client): Promise<PasswordAnswer>;
  /** Lets the account try again at once, everywhere. */
  forgetAttempts(email: string): Promise<void>;
}

export interface CallerOptions {
  /** By default true: the session runs on from now. */
  readonly isUse?: boolean;
  readonly mayRemember?: boolean;
}

export interface IdentityOptions {
  /** Reached over https: then the cookie goes nowhere else. */
  readonly isSecure: boolean;
  readonly sessions?: SessionLimits;
  readonly cost?: PasswordCost;
}

/** What of it is forgotten in time, by the name of the task. */
export const forgettingOf = ({ auth }: Identity) => ({
  'sessions.forget': () => forgetSessions(auth),
  'sign-ins.forget': () => forgetEvents(auth),
});

const day = 86_400;
const usualSessions: SessionLimits = { idleSeconds: 7 * day, mostSeconds: 30 * day };

/** Prepares schema `auth`. `auth` and `pool` are connections of portico_auth; better-auth takes the second. */
export async function openIdentity(
  auth: Kysely<unknown>,
  pool: pg.Pool,
  { isSecure, sessions = usualSessions, cost = passwordCost }: IdentityOptions,
): Promise<Identity> {
  const settings = await prepareAuthSchema(auth, pool);
  const cookie = sessionCookie(settings.secret, isSecure);
  const accounts = createAccounts(pool, settings.secret, { sessions, cost });
  const throttle = createThrottle(auth, settings.secret);
  const memory = createCallerMemory();
  return {
    auth,
    settings,
    cookie,
    accounts,
    async callerOf({ authorization, cookie: cookies }, { isUse = true, mayRemember = false } = {}) {
      if (authorization !== undefined) {
        const token = /^bearer (\S+)$/i.exec(authorization)?.[1];
        return token?.startsWith(tokenPrefix) ? findToken(auth, token) : undefined;
      }
      const token = cookie.read(cookies);
      if (token === undefined) return undefined;
      const remembered = mayRemember ? memory.find(token) : undefined;
      if (remembered) return remembered;
      const found = await findSession(auth, token, sessions, isUse);
      if (found) memory.keep(token, found);
      else memory.forget(token);
      return found;
    },
    stillRuns: (tx, caller) => sessionRuns(tx, caller, sessions),
    async checkPassword(given, password, client) {
      const { ipAddress } = client;
      const email = given.toLowerCase();
      const attempt = { email, ipAddress, isKnownThere: await isKnownAddress(auth, email, ipAddress) };
      const { waitSeconds, nextWaitSeconds } = await throttle.admit(attempt);
      if (waitSeconds) return { waitSeconds };
      const { userId, isRight } = await accounts.verify(email, password);
      if (userId !== undefined && isRight) {
        await throttle.forgive(attempt);
        return { userId };
      }
      const kind = nextWaitSeconds ? 'paused' : 'refused';
      await noteEvent(auth, { kind, userId: userId ?? null, organisationId: null, client });
      return { userId: undefined, ...(nextWaitSeconds === firstPauseSeconds && { pausedUserId: userId }) };
    },
    forgetAttempts: (email) => throttle.clear(email.toLowerCase()),
  };
}
