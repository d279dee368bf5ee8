import type { BetterAuthOptions } from 'better-auth';
import type pg from 'pg';
import { passwordLength } from './password-weakness.ts';
import { hashPassword, isOutdated, type PasswordCost, verifyPassword } from './passwords.ts';
import type { SessionLimits } from './sessions.ts';

export interface Client {
  readonly ipAddress: string;
  readonly userAgent: string;
}

export interface OpenedSession {
  readonly token: string;
  /** When the cookie may go; the session may end before. */
  readonly expiresAt: Date;
}

export interface Verified {
  /** Undefined where there is no such account. */
  readonly userId: string | undefined;
  readonly isRight: boolean;
}

interface AccountSettings {
  readonly sessions: SessionLimits;
  readonly cost: PasswordCost;
}

/**
 * People's accounts: e-mail, password, sessions. better-auth keeps them; it is loaded when first needed, as it takes a
 * third of a second and most requests need none of it.
 */
export interface Accounts {
  /** Whose password it is, and whether it is; without such an account it takes the same time. Call `checkPassword`. */
  verify(email: string, password: string): Promise<Verified>;
  find(email: string): Promise<string | undefined>;
  create(account: { email: string; name: string; password: string }): Promise<string>;
  hash(password: string): Promise<string>;
  openSession(userId: string, organisationId: string, client: Client): Promise<OpenedSession>;
}

/** What better-auth is told; its tables follow from this too. */
export function accountOptions(pool: pg.Pool, secret: string, idleSeconds = 604_800): BetterAuthOptions {
  return {
    database: pool,
    secret,
    baseURL: 'http://localhost', // its own end points are not mounted
    telemetry: { enabled: false },
    logger: { disabled: true }, // what fails is thrown, and logged by us
    rateLimit: { enabled: false },
    emailAndPassword: {
      enabled: true,
      minPasswordLength: passwordLength.min,
      maxPasswordLength: passwordLength.max,
      disableSignUp: true,
      password: { hash: hashPassword, verify: verifyPassword },
    },
    session: {
      expiresIn: idleSeconds,
      additionalFields: { organisationId: { type: 'string', required: true, input: false } },
    },
    advanced: { cookiePrefix: 'portico', database: { generateId: 'uuid' } },
  };
}

export function createAccounts(pool: pg.Pool, secret: string, { sessions, cost }: AccountSettings): Accounts {
  let loading: ReturnType<typeof load> | undefined;
  const context = () => {
    loading ??= load(pool, secret, sessions.idleSeconds);
    return loading;
  };
  return {
    async verify(email, password) {
      const { internalAdapter } = await context();
      const found = await internalAdapter.findUserByEmail(email, { includeAccounts: true });
      const hash = found?.accounts.find(({ providerId }) => providerId === 'credential')?.password;
      if (!found || !hash) {
        await hashPassword(password, cost); // as long as a comparison takes, so that time does not tell who has an account
        return { userId: undefined, isRight: false };
      }
      const userId = found.user.id;
      const isRight = await verifyPassword({ hash, password });
      if (isRight && isOutdated(hash, cost)) {
        await internalAdapter.updatePassword(userId, await hashPassword(password, cost));
      }
      return { userId, isRight };
    },
    async find(email) {
      const { rows } = await pool.query<{ id: string }>('select id from "user" where email = lower($1)', [email]);
      return rows[0]?.id;
    },
    async create({ email, name, password }) {
      const { internalAdapter } = await context();
      const hash = await hashPassword(password, cost);
      const user = await internalAdapter.createUser({ email, name, emailVerified: true }, { method: 'email-password' });
      const userId = user.id;
      await internalAdapter.linkAccount({ userId, accountId: userId, providerId: 'credential', password: hash });
      return userId;
    },
    hash: (password) => hashPassword(password, cost),
    async openSession(userId, organisationId, client) {
      const { internalAdapter } = await context();
      const { token, createdAt } = await internalAdapter.createSession(userId, false, { ...client, organisationId });
      return { token, expiresAt: new Date(createdAt.getTime() + sessions.mostSeconds * 1000) };
    },
  };
}

async function load(pool: pg.Pool, secret: string, idleSeconds: number) {
  const { betterAuth } = await import('better-auth');
  return betterAuth(accountOptions(pool, secret, idleSeconds)).$context;
}
