import type { Finding, Parameter, RecordReference } from '#engine';

/**
 * Findings as they are stored: the engine names tasks by their uid and the project by nothing; outside their plan tasks
 * are `<plan>/<uid>` and the project has its id.
 */
export function storedFindings(findings: readonly Finding[], planId: string, projectId: string): Finding[] {
  const reference = ({ kind, id }: RecordReference): RecordReference => {
    if (kind === 'project') return { kind, id: id || projectId };
    return { kind, id: id.includes('/') ? id : `${planId}/${id}` };
  };
  const parameter = (value: Parameter): Parameter =>
    typeof value === 'object' && value.kind === 'record' ? { ...value, record: reference(value.record) } : value;
  return findings.map((finding) => ({
    ...finding,
    subject: reference(finding.subject),
    values: mapValues(finding.values, parameter),
    records: finding.records.map(reference),
  }));
}

export function mapValues<T>(record: Readonly<Record<string, T>>, map: (value: T) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, map(value)]));
}
