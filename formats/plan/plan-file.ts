import type { CrossLink, ScheduleInput, TaskDates } from '#engine';
import type { Use } from '../xml/element-shape.ts';
import type { FaultReport } from './faults.ts';
import type { Refusal } from './refusal.ts';
import type { UnknownContent } from './unknown-content.ts';

/** Formats of plans, by the program that they come from. */
export const planFormats = ['mspdi', 'xer', 'pmxml'] as const;
export type PlanFormat = (typeof planFormats)[number];

/** What reading a file came to: the plan and all that was met on the way, or why there is none. Plain data. */
export type PlanRead = PlanFile | { readonly ok: false; readonly refusal: Refusal };

/** One plan as a file says it. */
export interface PlanFile {
  readonly ok: true;
  readonly format: PlanFormat;
  /** Facts only: dates that the file's own scheduler computed are in `source`. */
  readonly plan: ScheduleInput;
  /** In file order, one for each task of the plan. */
  readonly source: readonly SourceDates[];
  readonly unknown: UnknownContent;
  /** What became of every kind of element. */
  readonly elements: readonly ElementCount[];
  readonly faults: FaultReport;
  /** By which the project is known again in another file of it. */
  readonly guid: string | null;
  /** The version of the format: of Microsoft Project 12 is 2007, 14 is 2010 to 2019, null 2003 and converters. */
  readonly saveVersion: number | null;
  /** The project's own record, where a file holds several. */
  readonly record: { readonly uid: number; readonly line: number } | null;
  /** Further plans of the same file, which hold none themselves; this one has the most tasks. `planAt` takes one of them. */
  readonly others: readonly PlanFile[];
  /** How these plans hang together; null where nothing links them. */
  readonly network: PlanNetwork | null;
}

/** Links between the plans of a file, each known by its place: '0' is the first, '1' the first of the others. */
export interface PlanNetwork {
  readonly links: readonly CrossLink[];
  /** Whether late dates count back from the finish of the last plan, or of each from its own. */
  readonly lateFrom: 'last' | 'own';
}

/** The dates that a file stores for a task, as its own scheduler computed them: to compare with, never to schedule by. */
export type SourceDates = Pick<TaskDates, 'uid'> & {
  /** The row number that people know it by. */
  readonly id: number | null;
} & { readonly [Field in StoredField]: TaskDates[Field] | null };

type StoredField = Exclude<keyof TaskDates, 'uid' | 'outlineLevel' | 'isSummary' | 'reason'>;

/** What became of one kind of element, `Task/Deadline`, and how many of it there were; `unknown` ones are stored as text. */
export interface ElementCount {
  readonly path: string;
  readonly use: Use | 'unknown';
  readonly count: number;
}

/** Bounds of what is read, so that no file holds the machine up, and how much is kept of it. */
export interface PlanLimits {
  readonly maxBytes: number;
  /** How deep elements may stand in one another. */
  readonly maxDepth: number;
  /** Of one text, tag, comment or the like, in characters. */
  readonly maxTextLength: number;
  readonly maxTasks: number;
  /** Of each other kind: calendars, links, resources, assignments. */
  readonly maxRecords: number;
  /**
   * Whether unknown content also holds what is worked out again (costs, variances, work by day), so that a file that
   * nobody changed can be written as it came.
   */
  readonly keepsComputed: boolean;
}

export const defaultLimits: PlanLimits = {
  maxBytes: 500_000_000,
  maxDepth: 64,
  maxTextLength: 16_000_000,
  maxTasks: 200_000,
  maxRecords: 1_000_000,
  keepsComputed: false,
};

/** Reads a file as it comes in, chunk by chunk. */
export interface PlanReader {
  /** False once the file is refused: the rest need not be written. */
  write(bytes: Uint8Array): boolean;
  end(): PlanRead;
}
