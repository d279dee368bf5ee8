import type { ActivityFacts, ConstraintType, PlanTask, PlanTime } from '#engine';
import { constraintCodes, type P6Constraint } from './codes.ts';
import type { P6Fields } from './p6-fields.ts';

type Constraints = Pick<PlanTask, 'constraintType' | 'constraintDate' | 'deadline'> &
  Pick<ActivityFacts, 'isConstraintMandatory' | 'secondConstraintType' | 'secondConstraintDate'>;

interface Found {
  readonly type: P6Constraint;
  readonly date: PlanTime | null;
  readonly name: string;
}

const none: Constraints = {
  constraintType: 'ASAP',
  constraintDate: null,
  deadline: null,
  isConstraintMandatory: false,
  secondConstraintType: 'ASAP',
  secondConstraintDate: null,
};

/**
 * The primary and the secondary constraint of an activity. `Finish on or before` beside another one shortens late dates and
 * no more, as a deadline does, and is read as one.
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
  return { ...place(first, null), secondConstraintType: plain(second.type), secondConstraintDate: second.date };
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
  const isConstraintMandatory = type === 'mandatory-start' || type === 'mandatory-finish';
  return { ...none, constraintType: plain(type), constraintDate: date, deadline, isConstraintMandatory };
}

function plain(type: P6Constraint): ConstraintType {
  if (type === 'mandatory-start') return 'MSO';
  return type === 'mandatory-finish' ? 'MFO' : type;
}
