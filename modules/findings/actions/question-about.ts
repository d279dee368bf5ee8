import type { Message, Parameter } from '#engine';
import type { Subject, SubjectContext } from './subject-context.ts';

/** What is asked or told about a project or an office, which have sentences of their own. */
export function questionAbout(
  { kind, id }: Subject,
  { name }: Pick<SubjectContext, 'name'>,
  what: string,
  parameters: Message['parameters'],
): Message {
  const record: Parameter = { kind: 'record', record: { kind, id }, name };
  return kind === 'project'
    ? { key: `findings.question.${what}`, parameters: { project: record, ...parameters } }
    : { key: `findings.question.office.${what}`, parameters: { office: record, ...parameters } };
}
