import type { Call } from '../call.ts';
import type { PastDay } from '../changes/past-day.ts';
import type { Database, Tx } from '../database.ts';
import type { StoredFile } from '../files/store-file.ts';
import type { Client } from '../identity/accounts.ts';
import type { Identity } from '../identity/identity.ts';
import type { Caller } from '../identity/sessions.ts';
import type { Access, ScopeKinds } from './access.ts';
import type { Directory } from './directory.ts';

/** What a handler may need beside its transaction: who calls from where, and what goes back beside the output. */
export interface Exchange {
  readonly operation: string;
  /** Where this server is reached, such as https://pmo.example.org, for links. */
  readonly origin: string;
  readonly client: Client;
  /** Nobody in a public operation that is called without a session. */
  readonly caller: Caller | undefined;
  readonly services: Services;
  /**
   * What a body of bytes became. It is stored before the operation's transaction begins, so that a slow sender holds
   * none open; it stays with what that transaction writes, and goes where the operation throws.
   */
  readonly file: StoredFile | undefined;
  /** Under which the request may be repeated; where one is given, the answer is kept. */
  readonly idempotencyKey: string | undefined;
  /** The answer is one that was given before, and nothing was done now. */
  markRepeated(): void;
  /** Sends a cookie, once the call has been committed. */
  setCookie(value: string): void;
}

/** What lives as long as the server. */
export interface Services {
  readonly database: Database;
  readonly identity: Identity;
  readonly directory: Directory;
  readonly scopeKinds: ScopeKinds;
  /** Every verb that some operation asks for. */
  readonly permissions: ReadonlySet<string>;
  /** Whether links go out by mail, or are passed on by hand. */
  readonly isMailOn: boolean;
  inOrganisation<T>(organisationId: string, work: (tx: Tx) => Promise<T>): Promise<T>;
}

/** The call of a signed-in person, with what the person may do. */
export interface OperationCall extends Call {
  readonly access: Access;
  /** The past day that is asked about, where the route can tell one. What one may read is decided as of today. */
  readonly past?: PastDay | undefined;
}
