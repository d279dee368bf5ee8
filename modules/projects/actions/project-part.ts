import type { Call, Change, Tx } from '#platform/server';
import type { Loss, ToldChange } from '../contract.ts';
import type { EntryChange, HistorySubject } from '../queries.ts';
import type { ProjectRow } from '../tables.ts';

/** What a module above hangs on projects. */
export interface ProjectPart {
  /** What a blank project begins with, written as one act with it. */
  readonly beginning?: (call: Call, project: ProjectRow) => Promise<readonly Change[]>;
  /** After a blank project was written with its beginnings, in the same transaction. */
  readonly onCreated?: (call: Call, projectId: string) => Promise<void>;
  /** What goes with the project when it is deleted, by kind and number. */
  readonly losses?: (tx: Tx, projectId: string) => Promise<readonly Loss[]>;
  /** Before the project is deleted, in the same transaction; what hangs on it by foreign keys goes by itself. */
  readonly onDeleted?: (call: Call, projectId: string) => Promise<void>;
  /** After one of its fields was changed, when what is computed from it may be outdated. */
  readonly onUpdated?: (call: Call, projectId: string) => Promise<void>;
  /** Whose changes belong to the project's history. */
  readonly history?: (tx: Tx, projectId: string) => Promise<readonly HistorySubject[]>;
  readonly telling?: HistoryTelling;
}

/** How the changes of what a module hangs on projects are told in the project's history. */
export interface HistoryTelling {
  /** The key of the words that count records, by entity; of entities that are not here only fields are told. */
  readonly records: Readonly<Record<string, string>>;
  /** Entities whose fields are told. */
  readonly entities: readonly string[];
  /** Fields that say nothing to a reader. */
  readonly untold: readonly string[];
  /** Changes with names and values that can be read, in their order; those it cannot name are undefined. */
  readonly tell: (
    tx: Tx,
    projectId: string,
    changes: readonly EntryChange[],
  ) => Promise<readonly (ToldChange | undefined)[]>;
}
