import {
  constraintTypes,
  type LinkFacts,
  LiveSchedule,
  linkTypes,
  type PlanArrays,
  type SeededRandom,
  seededRandom,
  ticksPerDay,
} from '#engine';

/** What one edit took, and whether the plan's finish moved. */
export interface EditTime {
  readonly time: number;
  readonly movesFinish: boolean;
}

/** Edits a plan again and again, tasks taken uniformly: 70 % durations, 20 % links, 10 % constraints. */
export function timeEdits(plan: PlanArrays, edits: number, now: () => number): EditTime[] {
  const random = seededRandom(11);
  const live = new LiveSchedule(plan);
  const times: EditTime[] = [];
  for (let nth = 0; nth < edits; nth++) {
    const edit = randomEdit(live, plan, random);
    const finish = live.current.finish;
    const begun = now();
    edit();
    const time = now() - begun;
    times.push({ time, movesFinish: live.current.finish !== finish });
  }
  return times;
}

function randomEdit(live: LiveSchedule, { duration, links, rules }: PlanArrays, random: SeededRandom): () => void {
  const task = random.integer(0, duration.length - 1);
  const kind = random.next();
  if (kind < 0.7) {
    const ticks = random.integer(1, 8) * 4800;
    return () => live.editTask(task, { duration: ticks });
  }
  if (kind > 0.9) {
    const constraintDate = rules.start + random.integer(0, 200) * ticksPerDay;
    const constraintType = constraintTypes.indexOf(random.pick(['ASAP', 'SNET', 'FNET', 'SNLT', 'FNLT']));
    return () => live.editTask(task, { constraintType, constraintDate });
  }
  const link = random.integer(0, links.from.length - 1);
  if (kind < 0.77) return () => live.removeLink(link);
  const next = links.from.indexOf(links.to[link] as number);
  if (kind < 0.84 || next < 0) return () => live.editLag(link, random.integer(0, 5) * 4800, 0);
  // A new link joins what two links in a row join already, so that it closes no loop: one would have each later link edit schedule anew.
  const from = links.from[link] as number;
  const to = links.to[next] as number;
  const added: LinkFacts = { from, to, type: linkTypes.indexOf('FS'), lag: 0, lagKind: 0 };
  return () => live.addLink(added);
}
