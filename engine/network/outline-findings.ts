import { type Finding, sampleSize } from '../kernel/finding.ts';
import type { PlanTask } from '../kernel/plan.ts';
import { taskReference } from '../kernel/task-reference.ts';

/**
 * What is wrong with the rows of a plan themselves: two tasks of one uid, of which links, parents and assignments mean the
 * first; a summary that is not in the plan or not before its task, which then stands at the top; and summaries that stand
 * under themselves, told once for each ring. `indexOf` holds the first task of each uid.
 */
export function outlineFindings(tasks: readonly PlanTask[], indexOf: ReadonlyMap<number, number>): Finding[] {
  const findings: Finding[] = [];
  let isRingPossible = false;
  tasks.forEach((task, index) => {
    if (indexOf.get(task.uid) !== index) {
      const first = tasks[indexOf.get(task.uid) ?? -1];
      findings.push(taskFault('schedule.duplicate-task', task, String(index), { other: first?.name ?? '' }));
    }
    if (task.parentUid === null) return;
    const above = indexOf.get(task.parentUid);
    if (above !== undefined && above < index) return;
    if (above === undefined) findings.push(missingParent(task, index));
    else isRingPossible = true;
  });
  if (!isRingPossible) return findings;
  const rings = ringsOf(tasks, indexOf);
  const inRing = new Set(rings.flat());
  tasks.forEach((task, index) => {
    const above = task.parentUid === null ? undefined : indexOf.get(task.parentUid);
    if (above !== undefined && above >= index && !inRing.has(index)) findings.push(missingParent(task, index));
  });
  return [...findings, ...rings.map((ring) => ringFinding(ring.flatMap((index) => tasks[index] ?? [])))];
}

/** The tasks of each ring by index, from the first in the plan up through what it stands under. */
function ringsOf(tasks: readonly PlanTask[], indexOf: ReadonlyMap<number, number>): number[][] {
  const above = (index: number) => indexOf.get(tasks[index]?.parentUid ?? Number.NaN) ?? -1;
  /** The walk that came to a task first. */
  const walkOf = new Int32Array(tasks.length).fill(-1);
  const rings: number[][] = [];
  for (let from = 0; from < tasks.length; from++) {
    let at = from;
    while (at >= 0 && walkOf[at] === -1) {
      walkOf[at] = from;
      at = above(at);
    }
    if (at < 0 || walkOf[at] !== from) continue;
    const ring = [at];
    for (let next = above(at); next !== at; next = above(next)) ring.push(next);
    const first = ring.indexOf(ring.reduce((least, index) => Math.min(least, index)));
    rings.push([...ring.slice(first), ...ring.slice(0, first)]);
  }
  return rings;
}

function missingParent(task: PlanTask, index: number): Finding {
  return taskFault('schedule.missing-parent', task, String(index), { parentUid: task.parentUid ?? 0 });
}

function ringFinding(ring: readonly PlanTask[]): Finding {
  const [first] = ring;
  return {
    code: 'schedule.parent-loop',
    severity: 'major',
    subject: taskReference(first?.uid ?? 0),
    discriminator: ring.map(({ uid }) => uid).join('-'),
    values: {
      task: first ? { kind: 'record', record: taskReference(first.uid), name: first.name } : '',
      tasks: ring.length,
    },
    records: ring.slice(0, sampleSize).map(({ uid }) => taskReference(uid)),
  };
}

function taskFault(code: string, task: PlanTask, discriminator: string, values: Finding['values']): Finding {
  const subject = taskReference(task.uid);
  return {
    code,
    severity: 'major',
    subject,
    discriminator,
    values: { task: { kind: 'record', record: subject, name: task.name }, uid: task.uid, ...values },
    records: [subject],
  };
}
