import type { Message } from '#engine';
import { organisationOf } from '#modules/offices/actions';
import { dateIn } from '#modules/offices/actions/organisation';
import { lastNoteOf } from '#platform/server';
import type { OperationCall } from '#platform/server/http/exchange';

const late = 'reporting.narrative.headline.late.';

/** By which columns of a task it moves a finish, where somebody sets them. */
const fieldsBy: Readonly<Record<string, readonly string[]>> = {
  constraint: ['constraint_type', 'constraint_date'],
  manual: ['is_manual', 'manual_start', 'manual_finish'],
  duration: ['duration_ticks'],
};

/** Longer ones are for the history: a headline is one sentence. */
const mostCharacters = 160;

/** A sentence about what moves a finish, with the reason that was noted when that was set, in place of the mechanism. */
export async function withReason(call: OperationCall, message: Message): Promise<Message> {
  const fields = message.key.startsWith(late) ? fieldsBy[message.key.slice(late.length)] : undefined;
  const { task } = message.parameters;
  if (!fields || typeof task !== 'object' || task.kind !== 'record') return message;
  const until = call.past?.now ?? call.now;
  const last = await lastNoteOf(call.tx, { entity: 'task', id: task.record.id, fields, until });
  const reason = last?.note.trim().replace(/\.$/, '');
  if (!last || !reason || reason.length > mostCharacters) return message;
  const { timeZone } = await organisationOf(call.tx);
  const on = { kind: 'date', at: dateIn(timeZone, last.effectiveAt) } as const;
  return { key: `${late}noted`, parameters: { ...message.parameters, reason, on } };
}
