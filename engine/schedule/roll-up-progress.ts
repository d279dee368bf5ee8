import type { Ticks } from '../kernel/plan-time.ts';
import type { ReadPlan } from './read-plan.ts';

/** Per cent complete by task index; of summaries that of their active leaves, weighted by duration. */
export function rollUpProgress({ network, tasks, plan }: ReadPlan): number[] {
  const percent = tasks.map((task) => Math.max(0, Math.min(100, task.percentComplete)));
  const done = new Float64Array(network.count);
  const all = new Float64Array(network.count);
  const leaves: Ticks[] = new Array(network.count).fill(0);
  for (let index = network.count - 1; index >= 0; index--) {
    if (network.isSummary[index]) {
      const count = leaves[index] as number;
      if ((all[index] as number) > 0)
        percent[index] = Math.floor((100 * (done[index] as number)) / (all[index] as number));
      else if (count > 0) percent[index] = 0;
    } else if (tasks[index]?.isActive) {
      const ticks = plan.duration[index] as number;
      all[index] = ticks;
      done[index] = (ticks * (percent[index] as number)) / 100;
      leaves[index] = 1;
    }
    const above = network.parent[index] as number;
    if (above < 0) continue;
    all[above] = (all[above] as number) + (all[index] as number);
    done[above] = (done[above] as number) + (done[index] as number);
    leaves[above] = (leaves[above] as number) + (leaves[index] as number);
  }
  return percent;
}
