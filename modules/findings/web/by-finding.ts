import { severities } from '#engine';
import type { EvidenceView } from '../decision-contract.ts';

/** A finding once, with what follows from it at each act that it stands in the way of. */
export interface FindingAtActs {
  readonly finding: EvidenceView;
  /** In the order of the acts; undefined where the finding is not in the way of the act. */
  readonly at: readonly (EvidenceView | undefined)[];
}

/** What stands in the way of several acts, each finding once: what blocks before what warns, the most severe first. */
export function byFinding(acts: readonly (readonly EvidenceView[])[]): FindingAtActs[] {
  const first = new Map<string, EvidenceView>();
  for (const item of acts.flat()) if (!first.has(item.findingId)) first.set(item.findingId, item);
  const rows = [...first.values()].map((finding) => ({
    finding,
    at: acts.map((items) => items.find(({ findingId }) => findingId === finding.findingId)),
  }));
  return rows.sort(
    (one, other) => consequenceRank(one) - consequenceRank(other) || severityRank(one) - severityRank(other),
  );
}

const severityRank = ({ finding }: FindingAtActs) => -severities.indexOf(finding.severity);
const consequenceRank = ({ at }: FindingAtActs) =>
  at.some((item) => item?.consequence.enforcement === 'block') ? 0 : 1;
