import type { PlanTask, PlanTime, Span, Ticks } from '#engine';

/** What is known of the plan around a task whose duration or progress changes. */
export interface EffectContext {
  /** Where the task stands now; null where it has no dates. */
  readonly start: PlanTime | null;
  readonly finish: PlanTime | null;
  /** Where the plan starts. */
  readonly planStart: PlanTime;
  /** The duration of a task that does not say one. */
  readonly usualTicks: Ticks;
  /** The stretch of its work if the task were as given. */
  readonly spanOf: (task: PlanTask) => Span;
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
    const finish = 'durationTicks' in wanted ? null : context.finish;
    Object.assign(effects, effectsOfProgress(before, now(), { ...context, finish }));
  }
  return Object.fromEntries(
    Object.entries(effects).filter(([field, value]) => !(field in wanted) && value !== before[field as keyof PlanTask]),
  );
}

const noBreak = { stop: null, resume: null } as const;

function effectsOfDuration(before: PlanTask, task: PlanTask, { usualTicks, spanOf }: EffectContext): Fields {
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
    if (isDone) Object.assign(effects, noBreak, { actualFinish: spanOf(task).finishFrom(task.actualStart) });
  } else if (before.remainingDurationTicks !== null) effects.remainingDurationTicks = ticks;
  if (task.isManual && task.manualStart !== null && task.manualFinish !== null && task.actualStart === null)
    effects.manualFinish = spanOf(task).finishFrom(task.manualStart);
  return effects;
}

function effectsOfProgress(before: PlanTask, task: PlanTask, context: EffectContext): Fields {
  const { usualTicks, planStart, spanOf } = context;
  const ticks = task.durationTicks ?? usualTicks;
  const done = Math.round((ticks * task.percentComplete) / 100);
  const lengths = { actualDurationTicks: done, remainingDurationTicks: ticks - done };
  if (task.percentComplete === 0) return { ...lengths, ...noBreak, actualStart: null, actualFinish: null };
  const actualStart = task.actualStart ?? context.start ?? spanOf(task).startAt(planStart);
  const begun = { ...lengths, actualStart };
  if (task.percentComplete < 100) return { ...begun, actualFinish: null, ...breakAfter(before, task, done, spanOf) };
  const actualFinish = task.actualFinish ?? context.finish ?? spanOf(task).finishFrom(actualStart);
  return { ...begun, ...noBreak, actualFinish };
}

/** Work that was interrupted and goes on later: what was done since moves the instant from which the rest goes on. */
function breakAfter(before: PlanTask, task: PlanTask, done: Ticks, spanOf: EffectContext['spanOf']): Fields {
  const { stop, resume } = before;
  if (stop === null || resume === null || resume <= stop) return noBreak;
  const more = done - (before.actualDurationTicks ?? 0);
  return more > 0 ? { resume: spanOf(task).calendar.add(resume, more) } : {};
}
