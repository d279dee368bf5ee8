import { expect, test } from 'vitest';
import type { EvidenceView } from '../decision-contract.ts';
import { byFinding } from './by-finding.ts';

const item = (findingId: string, enforcement: 'warn' | 'block', severity = 'major') =>
  ({ findingId, severity, consequence: { enforcement } }) as unknown as EvidenceView;

test('a finding in the way of two acts is listed once, with what follows from it at each', () => {
  const baseline = [item('late', 'block'), item('deadline', 'warn')];
  const closing = [item('open', 'warn'), item('late', 'warn')];
  const told = byFinding([baseline, closing]).map(({ finding, at }) => [
    finding.findingId,
    ...at.map((each) => each?.consequence.enforcement),
  ]);
  expect(told).toEqual([
    ['late', 'block', 'warn'],
    ['deadline', 'warn', undefined],
    ['open', undefined, 'warn'],
  ]);
});

test('what blocks any of the acts stands before what only warns, then the most severe', () => {
  const [warned, minor] = [item('warned', 'warn', 'critical'), item('minor', 'block', 'minor')];
  const told = byFinding([[warned, minor], [item('critical', 'block', 'critical')]]);
  expect(told.map(({ finding }) => finding.findingId)).toEqual(['critical', 'minor', 'warned']);
});
