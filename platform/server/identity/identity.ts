import type { IncomingHttpHeaders } from 'node:http';
import type { Kysely } from 'kysely';
import type pg from 'pg';
import { findToken, tokenPrefix } from './access-tokens.ts';
import { type Accounts, createAccounts } from './accounts.ts';
import { type AuthSettings, prepareAuthSchema } from './auth-schema.ts';
import { type SessionCookie, sessionCookie } from './session-cookie.ts';
import { type Caller, findSession } from './sessions.ts';

/** Who people are: accounts, sessions, tokens and links, before and beside any organisation. */
export interface Identity {
  /** Schema `auth`, as portico_auth. Taken for single statements only. */
  readonly auth: Kysely<unknown>;
  readonly settings: AuthSettings;
  readonly accounts: Accounts;
  readonly cookie: SessionCookie;
  /** Who sends these headers, by token or cookie. A token that is not valid is nobody, whatever cookie comes with it. */
  callerOf(headers: IncomingHttpHeaders): Promise<Caller | undefined>;
}

/** Prepares schema `auth`. `auth` and `pool` are connections of portico_auth; better-auth takes the second. */
export async function openIdentity(auth: Kysely<unknown>, pool: pg.Pool, isSecure: boolean): Promise<Identity> {
  const settings = await prepareAuthSchema(auth, pool);
  const cookie = sessionCookie(settings.secret, isSecure);
  return {
    auth,
    settings,
    cookie,
    accounts: createAccounts(pool, settings.secret),
    async callerOf({ authorization, cookie: cookies }) {
      if (authorization !== undefined) {
        const token = /^bearer (\S+)$/i.exec(authorization)?.[1];
        return token?.startsWith(tokenPrefix) ? findToken(auth, token) : undefined;
      }
      const token = cookie.read(cookies);
      return token === undefined ? undefined : findSession(auth, token);
    },
  };
}
