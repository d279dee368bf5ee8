import type { z } from 'zod';
import type { Contract, Operation } from '#platform/contract';
import type { WordsFile } from '#platform/words';
import type { Entity } from '../changes/entity.ts';
import type { JobDefinition } from '../jobs/define-job.ts';
import type { SearchSource } from '../search/search-source.ts';
import type { TimerDefinition } from '../timers/define-timer.ts';
import type { ScopeKinds } from './access.ts';
import type { AfterCommit } from './after-commit.ts';
import type { FileAnswer } from './answer-file.ts';
import type { Exchange, OperationCall } from './exchange.ts';

/** One function per operation; a missing one is a type error. A public one has no transaction: nobody is known yet. */
export type Handlers<C extends Contract> = { readonly [N in keyof C]: Handler<C[N]> };

type Handler<O extends Operation> = O['scope'] extends 'public'
  ? (exchange: Exchange, input: z.output<O['input']>) => Promise<Answer<O>>
  : (
      call: OperationCall,
      input: z.output<O['input']>,
      exchange: Exchange,
    ) => Promise<Answer<O> | AfterCommit<Answer<O>>>;

type Answer<O extends Operation> = O['answer'] extends 'file' ? FileAnswer : z.input<O['output']>;

/**
 * Topics of live updates: `portfolio` alone may be followed by whoever holds the permission somewhere, `project:<id>`
 * by whoever holds it at that record, whose kind of scope has the topic's name, `conversation:<kind>:<id>` by whoever
 * holds it at the record of any kind, and `notices:<personId>` by that person alone.
 */
export type Topics = Readonly<Record<string, Topic>>;

export type Topic =
  | { readonly permission: string; readonly hasId: boolean }
  | { readonly permission: string; readonly of: 'any-record' }
  | { readonly of: 'self' };

/** What a module's server.ts gives to the composition. */
export interface ServerModule {
  readonly name: string;
  readonly contract: Contract;
  readonly handlers: Readonly<Record<string, unknown>>;
  readonly scopeKinds: ScopeKinds;
  readonly topics: Topics;
  readonly jobs: readonly JobDefinition[];
  readonly timers: readonly TimerDefinition[];
  /** What its tables.ts defines, so that the tables are known to the write path before the first call. */
  readonly entities: readonly Entity[];
  /** The kinds of record that people find by their words. */
  readonly search: readonly SearchSource[];
  /** The largest body of bytes that its operations take, where it is less than the server's. */
  readonly uploadLimitBytes?: number;
  /** What it says by mail, in English. */
  readonly words?: WordsFile;
}

interface Definition<C extends Contract> {
  readonly name: string;
  readonly contract: C;
  readonly handlers: Handlers<C>;
  readonly scopeKinds?: ScopeKinds;
  readonly topics?: Topics;
  readonly jobs?: readonly JobDefinition[];
  readonly timers?: readonly TimerDefinition[];
  readonly entities?: readonly Entity[];
  readonly search?: readonly SearchSource[];
  readonly uploadLimitBytes?: number;
  readonly words?: WordsFile;
}

/** Every verb that an operation of these modules asks for. */
export function permissionsOf(modules: readonly ServerModule[]): ReadonlySet<string> {
  return new Set(modules.flatMap(({ contract }) => Object.values<Operation>(contract).map((one) => one.permission)));
}

/** Checks the handlers against the contract's types and forgets them: the composition treats all modules alike. */
export function defineModule<C extends Contract>(module: Definition<C>): ServerModule {
  return { scopeKinds: {}, topics: {}, jobs: [], timers: [], entities: [], search: [], ...module };
}
