import type { BetterAuthOptions } from 'better-auth';
import type pg from 'pg';

export const passwordLength = { min: 12, max: 128 } as const;
const sessionDays = 30;

export interface Client {
  readonly ipAddress: string;
  readonly userAgent: string;
}

export interface OpenedSession {
  readonly token: string;
  readonly expiresAt: Date;
}

/**
 * People's accounts: e-mail, password, sessions. better-auth keeps them; it is loaded when first needed, as it takes a
 * third of a second and most requests need none of it.
 */
export interface Accounts {
  /** The user, or undefined where there is no such account or the password is another; both take the same time. */
  verify(email: string, password: string): Promise<string | undefined>;
  find(email: string): Promise<string | undefined>;
  create(account: { email: string; name: string; password: string }): Promise<string>;
  setPassword(userId: string, password: string): Promise<void>;
  openSession(userId: string, organisationId: string, client: Client): Promise<OpenedSession>;
}

/** What better-auth is told; its tables follow from this too. */
export function accountOptions(pool: pg.Pool, secret: string): BetterAuthOptions {
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
    },
    session: {
      expiresIn: sessionDays * 86_400,
      additionalFields: { organisationId: { type: 'string', required: true, input: false } },
    },
    advanced: { cookiePrefix: 'portico', database: { generateId: 'uuid' } },
  };
}

export function createAccounts(pool: pg.Pool, secret: string): Accounts {
  let loading: ReturnType<typeof load> | undefined;
  const context = () => {
    loading ??= load(pool, secret);
    return loading;
  };
  return {
    async verify(email, password) {
      const { internalAdapter, password: passwords } = await context();
      const found = await internalAdapter.findUserByEmail(email, { includeAccounts: true });
      const hash = found?.accounts.find(({ providerId }) => providerId === 'credential')?.password;
      if (!found || !hash) {
        await passwords.hash(password); // as long as a comparison takes, so that time does not tell who has an account
        return undefined;
      }
      return (await passwords.verify({ hash, password })) ? found.user.id : undefined;
    },
    async find(email) {
      const { rows } = await pool.query<{ id: string }>('select id from "user" where email = lower($1)', [email]);
      return rows[0]?.id;
    },
    async create({ email, name, password }) {
      const { internalAdapter, password: passwords } = await context();
      const hash = await passwords.hash(password);
      const user = await internalAdapter.createUser({ email, name, emailVerified: true }, { method: 'email-password' });
      await internalAdapter.linkAccount({
        userId: user.id,
        accountId: user.id,
        providerId: 'credential',
        password: hash,
      });
      return user.id;
    },
    async setPassword(userId, password) {
      const { internalAdapter, password: passwords } = await context();
      await internalAdapter.updatePassword(userId, await passwords.hash(password));
    },
    async openSession(userId, organisationId, client) {
      const { internalAdapter } = await context();
      return internalAdapter.createSession(userId, false, { ...client, organisationId });
    },
  };
}

async function load(pool: pg.Pool, secret: string) {
  const { betterAuth } = await import('better-auth');
  return betterAuth(accountOptions(pool, secret)).$context;
}
