/** What other modules' screens show of findings. */
export { FindingList } from './finding-list.tsx';
export { usePrintFindings } from './print-findings.ts';
