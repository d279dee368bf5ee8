import type { Call, Change, HistorySubject, Tx } from '#platform/server';
import type { Loss } from '../contract.ts';
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
  /** After these of its fields were changed, when what is computed from them may be outdated. */
  readonly onUpdated?: (call: Call, projectId: string, fields: readonly string[]) => Promise<void>;
  /** Whose changes belong to the project's history. */
  readonly history?: (tx: Tx, projectId: string) => Promise<readonly HistorySubject[]>;
}
