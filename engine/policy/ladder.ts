import { type LadderRole, ladder } from './policy.ts';

/**
 * The next level of an escalation: the lowest role above `from` that somebody holds, up to the end of the ladder. `from`
 * null: it has not begun. Null where nobody is left above. Levels that nobody holds are skipped.
 */
export function nextLevel(
  from: LadderRole | null,
  end: LadderRole,
  isHeld: (role: LadderRole) => boolean,
): LadderRole | null {
  const start = from === null ? 0 : ladder.indexOf(from) + 1;
  return ladder.slice(start, ladder.indexOf(end) + 1).find(isHeld) ?? null;
}
