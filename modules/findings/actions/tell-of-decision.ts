import type { Message } from '#engine';
import { type Call, defineNoticeKind, notify, notifyAll } from '#platform/server';
import type { DecisionRow } from '../decision-tables.ts';

defineNoticeKind({ kind: 'decision-asked', label: 'findings.notice.kind.asked', usual: 'mail' });
defineNoticeKind({ kind: 'decision-made', label: 'findings.notice.kind.made', usual: 'app' });

/** Tells those whom open decisions wait for. */
export function tellWhoHasIt(call: Call, ...decisions: readonly DecisionRow[]): Promise<void> {
  const news = decisions.map((decision) => ({
    to: decision.asked_person_ids,
    kind: 'decision-asked',
    message: about(decision.kind, decision),
    record: { kind: 'decision', id: decision.id },
  }));
  return notifyAll(call, news);
}

/** Tells whoever asked what was decided, or that what was decided holds no longer. */
export function tellOutcome(
  call: Call,
  decision: DecisionRow,
  { to, what }: { readonly to: readonly (string | null | undefined)[]; readonly what: 'decided' | 'ended' },
): Promise<void> {
  const message = about(what, decision);
  const people = to.flatMap((id) => id ?? []);
  return notify(call, { to: people, kind: 'decision-made', message, record: { kind: 'decision', id: decision.id } });
}

const about = (what: string, { question, project_id }: DecisionRow): Message => ({
  key: project_id === null ? `findings.notice.office.${what}` : `findings.notice.${what}`,
  parameters: question.parameters,
});
