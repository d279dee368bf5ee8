import { severities } from '#engine';
import type { Work } from '#modules/findings/contract';

/** Of what waits for somebody what has a card: of each project the weightiest, a decision before others; the rest is counted. */
export function cardsOf(work: readonly Work[], most: number): { readonly cards: Work[]; readonly others: number } {
  const byProject = new Map<string, Work>();
  for (const [index, one] of work.entries()) {
    const key = projectOf(one) ?? `${index}`;
    const before = byProject.get(key);
    // of two as weighty the first stays, and the place of the project is that of its first
    if (!before || weightOf(one) > weightOf(before)) byProject.set(key, one);
  }
  const cards = [...byProject.values()].slice(0, most);
  return { cards, others: work.length - cards.length };
}

function projectOf(one: Work): string | null {
  if (one.kind === 'asked') return null;
  return one.kind === 'decision' ? one.decision.projectId : one.projectId;
}

function weightOf(one: Work): number {
  if (one.kind === 'asked') return 0;
  if (one.kind !== 'decision') return severities.indexOf(one.severity);
  const found = one.decision.evidence.map(({ severity }) => severities.indexOf(severity));
  return severities.length + Math.max(0, ...found);
}
