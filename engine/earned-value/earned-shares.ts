import { earnedShare } from './earning-rule.ts';
import { type EarningContext, isComplete, type PlannedTask, ruleOf } from './planned-task.ts';
import { contoured, type Spread, shareBy } from './spread.ts';

/**
 * By uid of the planned work the share of its value, 0–1, that it has earned. By per cent complete that is the part of the
 * planned value, as it was time-phased, that lies in what is done of the duration (Microsoft Project, "BCWP fields").
 */
export function earnedShares(
  views: readonly PlannedTask[],
  spreads: ReadonlyMap<number, Spread>,
  context: Pick<EarningContext, 'at'>,
): ReadonlyMap<number, number> {
  const byUid = new Map(views.map((view) => [view.task.uid, view]));
  const isReached = (uid: number) => {
    const view = byUid.get(uid);
    return view !== undefined && isComplete(view.task, view.dates);
  };
  const found = new Map<number, number>();
  const shareOf = (uid: number) => found.get(uid) ?? null;
  const earn = ({ task, dates }: PlannedTask, spread: Spread) =>
    earnedShare(ruleOf(task), {
      isBegun: task.actualStart !== null || dates.percentComplete > 0,
      isComplete: isComplete(task, dates),
      shareDone: contoured(spread.contours, dates.percentComplete / 100),
      sharePlanned: shareBy(spread, context.at),
      isReached,
      shareOf,
    });
  // Whoever earns as another comes after it, along rows of any length; what closes a ring finds nothing to earn by.
  const asked = new Set<number>();
  for (const first of spreads.keys()) {
    const way: (() => void)[] = [];
    for (let uid: number | null = first; uid !== null && !asked.has(uid); ) {
      asked.add(uid);
      const [own, view, spread] = [uid, byUid.get(uid), spreads.get(uid)];
      if (!view || !spread) break;
      way.push(() => found.set(own, earn(view, spread)));
      const rule = ruleOf(view.task);
      uid = rule.kind === 'apportioned' ? rule.toUid : null;
    }
    for (const earnIt of way.reverse()) earnIt();
  }
  return found;
}
