import { useWords } from '#platform/web';
import type { findings } from './findings.ts';

type Answer<N extends keyof typeof findings> = Awaited<ReturnType<(typeof findings)[N]>>;

export type DecisionItem = Answer<'listDecisions'>['items'][number];
export type FullDecisionItem = Answer<'getDecision'>;
export type WorkItem = Answer<'listMyWork'>['items'][number];

/** A finding may be a warning and one's own at once. */
export const idOf = (item: WorkItem): string =>
  item.kind === 'decision' ? item.decision.decisionId : `${item.kind} ${item.findingId}`;

export const sentenceOf = (item: WorkItem) => (item.kind === 'decision' ? item.decision.question : item.sentence);

/** Where the finding was made. */
export const placeOf = ({ projectName, officeName }: Exclude<WorkItem, { kind: 'decision' }>): string =>
  projectName ?? officeName ?? '';

/** Options that are given to somebody. */
export const personalOptions: ReadonlySet<string> = new Set(['review', 'take-over']);

/** Outcomes that hold until a date. */
export const timedOptions: ReadonlySet<string> = new Set([
  'grant',
  'accept',
  'correct',
  'review',
  'to-correct',
  'exception-plan',
  'defer',
]);

/** What an outcome is called: as a choice, and once it was chosen. */
export function useOutcome(): (outcome: string) => string {
  const t = useWords('findings');
  return (outcome) => t(`option.${outcome}`);
}

/** Names of people, or of their role where nobody holds it. */
export const peopleOf = ({ askedPeople }: Pick<DecisionItem, 'askedPeople'>): string =>
  askedPeople.map(({ name }) => name).join(', ');
