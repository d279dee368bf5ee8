import type { WorkingTime } from '../calendar/index.ts';
import type { PlanTime, Ticks } from '../kernel/plan-time.ts';

/** The stretch of work of one task: where it can begin and end, and how it reaches from its start to its finish. */
export interface Span {
  /** The task's duration. */
  readonly ticks: Ticks;
  /** Lags towards the task run on this calendar. */
  readonly calendar: WorkingTime;
  /** The first start at or after an instant. */
  startAt(at: PlanTime): PlanTime;
  /** The last finish at or before an instant. */
  finishAt(at: PlanTime): PlanTime;
  finishFrom(start: PlanTime): PlanTime;
  startFrom(finish: PlanTime): PlanTime;
}

/** Work without a break but those of its calendar. A span of no ticks takes any instant as it is. */
export function plainSpan(calendar: WorkingTime, ticks: Ticks): Span {
  return new PlainSpan(calendar, ticks);
}

class PlainSpan implements Span {
  readonly calendar: WorkingTime;
  readonly ticks: Ticks;

  constructor(calendar: WorkingTime, ticks: Ticks) {
    this.calendar = calendar;
    this.ticks = ticks;
  }

  startAt(at: PlanTime): PlanTime {
    return this.calendar.nextWorking(at);
  }

  finishAt(at: PlanTime): PlanTime {
    return this.calendar.previousWorking(at);
  }

  finishFrom(start: PlanTime): PlanTime {
    return this.calendar.add(start, this.ticks);
  }

  startFrom(finish: PlanTime): PlanTime {
    return this.calendar.subtract(finish, this.ticks);
  }
}
