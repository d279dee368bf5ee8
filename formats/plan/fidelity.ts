import type { Message, ScheduleResult } from '#engine';
import { compareDates, type DateComparison } from './compare-dates.ts';
import type { Fault } from './faults.ts';
import type { ElementCount, PlanFile } from './plan-file.ts';

/** What became of the elements of a kind: in the plan as they are, in another form, stored unread, or left out. */
export type Outcome = 'kept' | 'mapped' | 'stored' | 'dropped';

export interface FieldOutcome {
  readonly outcome: Outcome;
  /** The record's element, `Task`; `Project` is the header. */
  readonly element: string;
  readonly field: string;
  readonly count: number;
  /** Why, where it is not plain. */
  readonly sentence: Message | null;
}

export interface Problem {
  readonly code: string;
  readonly line: number;
  readonly column: null;
  readonly sentence: Message;
}

/** What an import keeps of a file, and how its dates compare with ours. Plain data, of bounded size. */
export interface FidelityReport {
  /** Records of the plan by kind, elements by outcome, and `problems`. */
  readonly counts: Readonly<Record<string, number>>;
  /** At most `fieldLimit`, most frequent first within an outcome. */
  readonly fields: readonly FieldOutcome[];
  readonly problems: readonly Problem[];
  readonly problemCounts: Readonly<Record<string, number>>;
  readonly dates: DateComparison;
}

export const fieldLimit = 400;

const outcomes: Readonly<Record<ElementCount['use'], Outcome>> = {
  kept: 'kept',
  mapped: 'mapped',
  compared: 'mapped',
  computed: 'dropped',
  unknown: 'stored',
};
const order: readonly Outcome[] = ['dropped', 'stored', 'mapped', 'kept'];

/** The fidelity report of a file that was read and then scheduled. */
export function fidelityOf(read: PlanFile, result: ScheduleResult): FidelityReport {
  const { plan, elements, faults } = read;
  const fields = elements.map(fieldOutcome);
  const names = new Map(plan.tasks.map(({ uid, name }) => [uid, name.trim()]));
  const total = (outcome: Outcome) =>
    fields.reduce((sum, field) => sum + (field.outcome === outcome ? field.count : 0), 0);
  return {
    counts: {
      tasks: plan.tasks.length,
      links: plan.links.length,
      calendars: plan.calendars.length,
      resources: plan.resources.length,
      assignments: plan.assignments.length,
      kept: total('kept'),
      mapped: total('mapped'),
      stored: total('stored'),
      dropped: total('dropped'),
      problems: faults.total,
    },
    fields: fields
      .sort((a, b) => order.indexOf(a.outcome) - order.indexOf(b.outcome) || b.count - a.count)
      .slice(0, fieldLimit),
    problems: faults.details.map((fault) => problemOf(fault, names)),
    problemCounts: { ...faults.counts },
    dates: compareDates(read, result),
  };
}

function fieldOutcome({ path, use, count }: ElementCount): FieldOutcome {
  const slash = path.indexOf('/');
  const [element, field] = slash < 0 ? ['Project', path] : [path.slice(0, slash), path.slice(slash + 1)];
  const isPlain = use === 'kept' || use === 'mapped';
  const key = field === '…' ? 'rest' : use;
  const sentence = isPlain ? null : { key: `plans.import.field.${key}`, parameters: { element, field, count } };
  return { outcome: outcomes[use], element, field, count, sentence };
}

/** As Microsoft Project, P6 XML and XER call tasks. */
const taskElements: ReadonlySet<string> = new Set(['Task', 'Activity', 'TASK']);

function problemOf({ code, element, uid, line, field, value }: Fault, names: ReadonlyMap<number, string>): Problem {
  const name = taskElements.has(element) ? names.get(uid ?? -1) : undefined;
  const told = uid === null ? '–' : `${uid}${name ? ` (${clipped(name)})` : ''}`;
  const parameters = { element, uid: told, line, field: field ?? '–', value: value ?? '–' };
  return { code, line, column: null, sentence: { key: `plans.import.problem.${code}`, parameters } };
}

/** Of a name as much as a sentence bears. */
const clipped = (name: string) => (name.length > 60 ? `${name.slice(0, 59)}…` : name);
