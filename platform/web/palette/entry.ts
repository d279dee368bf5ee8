import { fuzzyScore } from './fuzzy.ts';

/** A line of the palette. */
export interface Entry {
  readonly id: string;
  readonly label: string;
  readonly detail?: string | undefined;
  readonly shortcut?: string | undefined;
  /** Where it leads; otherwise `run` does it. */
  readonly to?: string | undefined;
  readonly run?: (() => void) | undefined;
}

export interface EntryGroup {
  readonly id: string;
  readonly label: string;
  readonly entries: readonly Entry[];
}

/** The entries that the text may mean, the likeliest first; also by the group's name before theirs: `go people`. */
export function matching({ label: name, entries }: EntryGroup, typed: string, most: number): readonly Entry[] {
  const scored = entries.flatMap((entry) => {
    const scores = [fuzzyScore(typed, entry.label), fuzzyScore(typed, `${name} ${entry.label}`)].filter(isFound);
    return scores.length ? [{ entry, score: Math.min(...scores) }] : [];
  });
  return scored
    .sort((a, b) => a.score - b.score)
    .slice(0, most)
    .map(({ entry }) => entry);
}

const isFound = (score: number | null): score is number => score !== null;
