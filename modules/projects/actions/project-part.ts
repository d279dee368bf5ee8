import type { Call, Tx } from '#platform/server';
import type { Loss } from '../contract.ts';
import type { HistorySubject } from '../queries.ts';
import type { ProjectRow } from '../tables.ts';

/** What a module above hangs on projects. */
export interface ProjectPart {
  /** In the transaction that makes a blank project: what it begins with. */
  readonly onCreated?: (call: Call, project: ProjectRow) => Promise<void>;
  /** What goes with the project when it is deleted, by kind and number. */
  readonly losses?: (tx: Tx, projectId: string) => Promise<readonly Loss[]>;
  /** Before the project is deleted, in the same transaction; what hangs on it by foreign keys goes by itself. */
  readonly onDeleted?: (call: Call, projectId: string) => Promise<void>;
  /** After one of its fields was changed, when what is computed from it may be outdated. */
  readonly onUpdated?: (call: Call, projectId: string) => Promise<void>;
  /** Whose changes belong to the project's history. */
  readonly history?: (tx: Tx, projectId: string) => Promise<readonly HistorySubject[]>;
}
