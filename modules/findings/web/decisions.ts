import { useWords } from '#platform/web';
import type { findings } from './findings.ts';

type Answer<N extends keyof typeof findings> = Awaited<ReturnType<(typeof findings)[N]>>;

export type DecisionItem = Answer<'listDecisions'>['items'][number];
export type FullDecisionItem = Answer<'getDecision'>;
export type WorkItem = Answer<'listMyWork'>['items'][number];

/** A finding may be a warning and one's own at once. */
export function idOf(item: WorkItem): string {
  if (item.kind === 'decision') return item.decision.decisionId;
  return `${item.kind} ${item.kind === 'asked' ? `${item.record.kind} ${item.record.id}` : item.findingId}`;
}

export const sentenceOf = (item: WorkItem) => (item.kind === 'decision' ? item.decision.question : item.sentence);

/** Where the finding was made, or something is asked. */
export const placeOf = (item: Exclude<WorkItem, { kind: 'decision' }>): string =>
  (item.kind === 'asked' ? null : item.projectName) ?? item.officeName ?? '';

/** What was decided, as it is told afterwards. */
export function useOutcome(): (outcome: string) => string {
  const t = useWords('findings');
  return (outcome) => t(`outcome.${outcome}`);
}

/** Names of people, or of their role where nobody holds it. */
export const peopleOf = ({ askedPeople }: Pick<DecisionItem, 'askedPeople'>): string =>
  askedPeople.map(({ name }) => name).join(', ');
