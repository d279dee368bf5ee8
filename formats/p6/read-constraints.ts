import type { ConstraintType, PlanTask, PlanTime } from '#engine';
import { constraintCodes, type P6Constraint } from './codes.ts';
import type { P6Fields } from './p6-fields.ts';

interface Constraints extends Pick<PlanTask, 'constraintType' | 'constraintDate' | 'deadline'> {
  /** Whether it wins over links, as the others of P6 do not. */
  readonly isMandatory: boolean;
}

interface Found {
  readonly type: P6Constraint;
  readonly date: PlanTime | null;
  readonly name: string;
}

const none: Constraints = { constraintType: 'ASAP', constraintDate: null, deadline: null, isMandatory: false };

/**
 * The primary and the secondary constraint of an activity. `Finish on or before` shortens late dates and no more, as a
 * deadline does, so it can stand beside another one; of any other two the primary is kept.
 */
export function readConstraints(fields: P6Fields): Constraints {
  const found = [read(fields, 'constraint', 'constraintDate'), read(fields, 'constraint2', 'constraintDate2')].filter(
    (one) => one !== null,
  );
  const [first, second] = found;
  if (!first) return none;
  if (!second) return place(first, null);
  if (second.type === 'FNLT') return place(first, second.date);
  if (first.type === 'FNLT') return place(second, first.date);
  fields.fault('second-constraint', second.name);
  return place(first, null);
}

function read(fields: P6Fields, name: string, dateName: string): Found | null {
  const type = fields.code<P6Constraint>(name, constraintCodes, 'ASAP');
  if (type === 'ASAP') return null;
  const date = fields.date(dateName);
  if (type === 'ALAP' || date !== null) return { type, date: type === 'ALAP' ? null : date, name };
  fields.fault('constraint-without-date', name);
  return null;
}

function place({ type, date }: Found, deadline: PlanTime | null): Constraints {
  const isMandatory = type === 'mandatory-start' || type === 'mandatory-finish';
  const constraintType: ConstraintType =
    type === 'mandatory-start' ? 'MSO' : type === 'mandatory-finish' ? 'MFO' : type;
  return { constraintType, constraintDate: date, deadline, isMandatory };
}
