import { formatPlanTime, ticksPerMinute } from '#engine';
import type { ConformField, FieldValue, PlanFile, TaskDifference } from '#formats';
import { type ReasonNames, reasonSentence } from '#modules/plans/reason-sentence';
import { cliWords, sentence, today } from './cli-words.ts';

/** The differing tasks of a file, each with both values, the reason of ours and what may be behind the difference. */
export function explainDifferences(file: PlanFile, differences: readonly TaskDifference[]): string {
  const words = cliWords(today());
  const names = namesOf(file);
  const lines = differences.map(({ uid, name, strata, fields, start, reason, cause }) => {
    const values = fields.map(
      ({ field, stored, ours }) => `    ${field}: stored ${textOf(field, stored)}, ours ${textOf(field, ours)}`,
    );
    const because = cause?.becauseOfUid == null ? '' : ` (task ${cause.becauseOfUid})`;
    const told = cause ? `${cause.reason}${because}` : 'it stands where the file has it; what comes after it differs';
    const said = sentence(words, reasonSentence(reason, start, names));
    return [`  ${uid} "${name}" [${strata.join(', ')}]`, ...values, `    ours: ${said}`, `    cause: ${told}`].join('\n'); // biome-ignore format: one list
  });
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}

function namesOf({ plan, others }: PlanFile): ReasonNames {
  const plans = [plan, ...others.map((other) => other.plan)];
  const tasks = new Map(plans.flatMap((one) => one.tasks.map(({ uid, name }) => [uid, name])));
  const calendars = new Map(plans.flatMap((one) => one.calendars.map(({ uid, name }) => [uid, name])));
  return {
    taskName: (uid) => `${uid} ${tasks.get(uid) ?? ''}`,
    calendarName: (uid) => (uid === null ? null : (calendars.get(uid) ?? null)),
    minutesPerDay: plan.project.minutesPerDay,
  };
}

function textOf(field: ConformField, value: FieldValue): string {
  if (typeof value !== 'number') return value === null ? 'none' : String(value);
  return field === 'totalSlack' || field === 'freeSlack' ? `${value / ticksPerMinute} min` : formatPlanTime(value);
}
