import { type Finding, type RecordReference, type Severity, sampleSize } from '../kernel/finding.ts';
import { ownProject } from './check.ts';

/** Faults that the scheduler meets while it places the tasks, with the severity that they have by default. */
export const scheduleFaults: Readonly<Record<string, Severity>> = {
  'schedule.loop': 'critical',
  'schedule.duplicate-task': 'major',
  'schedule.missing-parent': 'major',
  'schedule.parent-loop': 'major',
  'schedule.dangling-assignment': 'major',
  'schedule.duplicate-record': 'major',
  'schedule.dangling-link': 'major',
  'schedule.self-link': 'major',
  'schedule.summary-link': 'major',
  'schedule.duplicate-link': 'minor',
  'schedule.manual-conflict': 'major',
  'schedule.constraint-conflict': 'major',
  'schedule.beyond-calendar': 'major',
  'schedule.empty-calendar': 'major',
  'schedule.calendar-loop': 'major',
};

/**
 * The scheduler tells each fault by itself. For the register those of one code are one finding with their count, the
 * values of the first and samples of the records; loops stay apart, as each is another thing to mend. Negative slack
 * of single tasks is left out: `schedule.negative-float` counts it.
 */
export function gatherFaults(findings: readonly Finding[]): Finding[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    if (!(finding.code in scheduleFaults)) continue;
    const key = finding.code === 'schedule.loop' ? `${finding.code} ${finding.discriminator}` : finding.code;
    const group = groups.get(key);
    if (group) group.push(finding);
    else groups.set(key, [finding]);
  }
  return [...groups.values()].flatMap(([first, ...others]) => {
    if (!first) return [];
    if (first.code === 'schedule.loop') return [{ ...first, subject: ownProject }];
    const all = [first, ...others];
    const records = distinct(all.flatMap((each) => each.records)).slice(0, sampleSize);
    return [
      { ...first, subject: ownProject, discriminator: null, values: { ...first.values, count: all.length }, records },
    ];
  });
}

function distinct(records: readonly RecordReference[]): RecordReference[] {
  return [...new Map(records.map((record) => [`${record.kind}/${record.id}`, record])).values()];
}
