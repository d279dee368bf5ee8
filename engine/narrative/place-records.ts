import type { Finding, Message, Parameter, RecordReference } from '../kernel/finding.ts';

/** How a record of one plan is called where the plan is one of many. */
export type Place = (record: RecordReference) => RecordReference;

/** The finding with its subject, its evidence and the records in its values placed. */
export function placeFinding(finding: Finding, place: Place): Finding {
  return {
    ...finding,
    subject: place(finding.subject),
    values: placeParameters(finding.values, place),
    records: finding.records.map(place),
  };
}

/** The message with the records of a plan, which knows no ids but its tasks', named as those of its place. */
export function placeMessage({ key, parameters }: Message, place: Place): Message {
  return { key, parameters: placeParameters(parameters, place) };
}

function placeParameters(parameters: Message['parameters'], place: Place): Record<string, Parameter> {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [
      name,
      typeof value === 'object' && value.kind === 'record' ? { ...value, record: place(value.record) } : value,
    ]),
  );
}
