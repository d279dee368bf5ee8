import { type Message, severities } from '#engine';
import { titleOf } from '../codes.ts';
import type { Standing } from './judge-findings.ts';
import { questionAbout } from './question-about.ts';
import type { Subject, SubjectContext } from './subject-context.ts';

/** What an escalation asks, named by the gravest of what waits: so two of one project can be told apart. */
export function escalationQuestion(subject: Subject, context: SubjectContext, of: readonly Standing[]): Message {
  const gravest = [...of].sort(
    ({ finding: one }, { finding: other }) =>
      severities.indexOf(other.severity) - severities.indexOf(one.severity) || (one.code < other.code ? -1 : 1),
  )[0];
  const finding = titleOf(gravest?.finding.code ?? '');
  return questionAbout(subject, context, 'escalation-named', { count: of.length, finding, more: of.length - 1 });
}
