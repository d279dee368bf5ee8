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
  const asked = new Set<number>();
  const shareOf = (uid: number): number | null => {
    const [view, spread] = [byUid.get(uid), spreads.get(uid)];
    if (!view || !spread || asked.has(uid)) return found.get(uid) ?? null;
    asked.add(uid);
    const { task, dates } = view;
    const share = earnedShare(ruleOf(task), {
      isBegun: task.actualStart !== null || dates.percentComplete > 0,
      isComplete: isComplete(task, dates),
      shareDone: contoured(spread.contours, dates.percentComplete / 100),
      sharePlanned: shareBy(spread, context.at),
      isReached,
      shareOf,
    });
    found.set(uid, share);
    return share;
  };
  for (const uid of spreads.keys()) shareOf(uid);
  return found;
}
