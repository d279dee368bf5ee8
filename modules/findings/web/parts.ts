/** What other modules' screens show of findings. */

export { type DueDecision, useDueDecisions } from './due-decisions.ts';
export { EvidenceAtActs } from './evidence-at-acts.tsx';
export { FindingList } from './finding-list.tsx';
export { FindingTrend } from './finding-trend.tsx';
export { InTheWayList, useGuarded } from './guarded.tsx';
export { usePrintFindings } from './print-findings.ts';
export { FindingDecisions } from './project-decisions.tsx';
export { SeverityMark } from './severity-mark.tsx';
export { WaitingWork } from './waiting-work.tsx';
