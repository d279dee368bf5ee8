import {
  formatPlanTime,
  type Lag,
  type Message,
  type Parameter,
  type PlanTime,
  type StartReason,
  ticksPerDay,
  ticksPerMinute,
} from '#engine';

/** What a sentence about a reason names: tasks and calendars by uid, and how long a day of the project is. */
export interface ReasonNames {
  readonly taskName: (uid: number) => string;
  readonly calendarName: (uid: number | null) => string | null;
  readonly minutesPerDay: number;
}

const date = (at: PlanTime): Parameter => ({ kind: 'date', at: formatPlanTime(at) });

/** Why a task starts when it does, in one sentence worded under `plans.reason`. */
export function reasonSentence(reason: StartReason, start: PlanTime | null, names: ReasonNames): Message {
  const task = (uid: number): Parameter => ({
    kind: 'record',
    record: { kind: 'task', id: String(uid) },
    name: names.taskName(uid),
  });
  const say = (key: string, parameters: Message['parameters'] = {}): Message => ({
    key: `plans.reason.${key}`,
    parameters,
  });
  switch (reason.kind) {
    case 'predecessor': {
      const lag = lagOf(reason.lag, names.minutesPerDay);
      const via = reason.viaUid === null ? {} : { via: task(reason.viaUid) };
      const key = ['predecessor', reason.type, lag.key, reason.viaUid === null ? 'own' : 'inherited'].join('.');
      return say(key, { task: task(reason.uid), ...lag.parameters, ...via });
    }
    case 'constraint': {
      const via = reason.viaUid === null ? {} : { via: task(reason.viaUid) };
      return say(`constraint.${reason.type}.${reason.viaUid === null ? 'own' : 'inherited'}`, {
        date: date(reason.date),
        ...via,
      });
    }
    case 'deadline':
      return say('deadline', { date: date(reason.date) });
    case 'calendar': {
      const name = names.calendarName(reason.calendarUid);
      return name === null ? say('calendar.resources') : say('calendar.named', { calendar: name });
    }
    case 'levelling':
      return say('levelling', { days: daysOf(reason.delayTicks, names.minutesPerDay) });
    case 'summary':
      return say('summary', { task: task(reason.uid) });
    default: {
      if (start === null) return say(`${reason.kind}.undated`);
      if (reason.kind !== 'progress' || !reason.rest) return say(`${reason.kind}.dated`, { date: date(start) });
      return say('progress.split', { date: date(start), task: task(reason.rest.uid) });
    }
  }
}

/** Which way a lag goes and how it is counted, and how much of it there is, without its sign. */
function lagOf(lag: Lag, minutesPerDay: number): { key: string; parameters: Message['parameters'] } {
  const amount = lag.kind === 'percent' ? lag.percent : lag.ticks;
  if (amount === 0) return { key: 'none', parameters: {} };
  const [size, way] = [Math.abs(amount), amount > 0 ? 'Lag' : 'Lead'];
  if (lag.kind === 'percent')
    return { key: `percent${way}`, parameters: { percent: { kind: 'percent', percent: size } } };
  if (lag.kind === 'elapsed')
    return { key: `elapsed${way}`, parameters: { count: Math.round((size * 10) / ticksPerDay) / 10 } };
  return { key: way.toLowerCase(), parameters: { days: daysOf(size, minutesPerDay) } };
}

const daysOf = (ticks: number, minutesPerDay: number): Parameter => ({
  kind: 'days',
  days: Math.round((ticks * 10) / ((minutesPerDay > 0 ? minutesPerDay : 480) * ticksPerMinute)) / 10,
});
