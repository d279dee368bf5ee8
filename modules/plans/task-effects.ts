import type { PlanTask, PlanTime, Ticks } from '#engine';

/** What is known of the plan around a task whose duration or progress changes. */
export interface EffectContext {
  /** Where the task stands now; null where it has no dates. */
  readonly start: PlanTime | null;
  readonly finish: PlanTime | null;
  /** The duration of a task that does not say one. */
  readonly usualTicks: Ticks;
  /** Where the task would end if it were as given and stood alone. */
  readonly finishOf: (task: PlanTask) => PlanTime | null;
}

type Fields = { -readonly [F in keyof PlanTask]?: PlanTask[F] };

/**
 * What else becomes of a task whose duration or percentage is set, as Microsoft Project has it: progress means an actual
 * start, all of it an actual finish; a new duration keeps what is done and changes what is left. Fields that `wanted`
 * says itself are not among them.
 */
export function effectsOf(before: PlanTask, wanted: Fields, context: EffectContext): Fields {
  const effects: Fields = {};
  const now = () => ({ ...before, ...effects, ...wanted });
  if ('durationTicks' in wanted) Object.assign(effects, effectsOfDuration(before, now(), context));
  if ('percentComplete' in wanted) {
    const start = context.start ?? context.finishOf({ ...now(), durationTicks: 0 });
    const finish = 'durationTicks' in wanted || context.finish === null ? null : context.finish;
    Object.assign(effects, effectsOfProgress(before, now(), { ...context, start, finish }));
  }
  return Object.fromEntries(
    Object.entries(effects).filter(([field, value]) => !(field in wanted) && value !== before[field as keyof PlanTask]),
  );
}

const noBreak = { stop: null, resume: null } as const;

function effectsOfDuration(before: PlanTask, task: PlanTask, { usualTicks, finishOf }: EffectContext): Fields {
  const [old, ticks] = [before.durationTicks ?? usualTicks, task.durationTicks ?? usualTicks];
  // no time at all is how a milestone is written
  const effects: Fields = ticks === 0 || old === 0 ? { isMilestone: ticks === 0 } : {};
  if (task.actualStart !== null) {
    const done = before.actualDurationTicks ?? Math.round((old * before.percentComplete) / 100);
    const isDone = ticks <= done;
    effects.actualDurationTicks = Math.min(done, ticks);
    effects.remainingDurationTicks = Math.max(0, ticks - done);
    effects.percentComplete = isDone ? 100 : Math.min(99, Math.round((100 * done) / ticks));
    effects.actualFinish = null;
    if (isDone) Object.assign(effects, noBreak, { actualFinish: finishOf({ ...task, ...effects, ...noBreak }) });
  } else if (before.remainingDurationTicks !== null) effects.remainingDurationTicks = ticks;
  if (task.isManual && task.manualStart !== null && task.manualFinish !== null && task.actualStart === null)
    effects.manualFinish = finishOf({ ...task, manualFinish: null });
  return effects;
}

function effectsOfProgress(before: PlanTask, task: PlanTask, context: EffectContext): Fields {
  const { start, finish, usualTicks, finishOf } = context;
  const ticks = task.durationTicks ?? usualTicks;
  const percent = task.percentComplete;
  const done = Math.round((ticks * percent) / 100);
  const lengths = { actualDurationTicks: done, remainingDurationTicks: ticks - done };
  if (percent === 0) return { ...lengths, ...noBreak, actualStart: null, actualFinish: null };
  const begun = { ...lengths, actualStart: before.actualStart ?? start };
  if (percent < 100) return { ...begun, actualFinish: null, ...breakAfter(before, done, finishOf) };
  const whole = { ...begun, ...noBreak, actualFinish: before.actualFinish ?? finish };
  return whole.actualFinish !== null ? whole : { ...whole, actualFinish: finishOf({ ...task, ...whole }) };
}

/** Work that was interrupted and goes on later: what was done since moves the instant from which the rest goes on. */
function breakAfter(before: PlanTask, done: Ticks, finishOf: EffectContext['finishOf']): Fields {
  const { stop, resume } = before;
  if (stop === null || resume === null || resume <= stop) return noBreak;
  const more = done - (before.actualDurationTicks ?? 0);
  return more > 0 ? { resume: finishOf({ ...before, remainingDurationTicks: more }) } : {};
}
