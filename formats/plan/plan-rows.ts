import type { PlanLink, PlanTask } from '#engine';
import type { SourceDates } from './plan-file.ts';

/** One row of the file before it has its place in the outline. */
export interface TaskRow {
  readonly task: PlanTask;
  readonly source: SourceDates;
  readonly outlineLevel: number;
  readonly line: number;
}

/** A link as its record says it. One across projects may have its other end in another file. */
export interface FoundLink {
  readonly record: PlanLink;
  readonly line: number;
  readonly isCrossProject: boolean;
}
