import { personOf } from '#platform/server';
import type { OperationCall } from '#platform/server/http/exchange';

/** A project and who answers for it, by its facts. */
interface Answered {
  readonly projectId: string;
  readonly managerPersonId: string | null;
  readonly sponsorPersonId: string | null;
}

/** Whether the caller manages or sponsors a project: by its facts, or by a role that he holds at it, whatever they say. */
export function yoursOf({ access, actor }: OperationCall): (project: Answered) => boolean {
  const me = personOf(actor);
  const own = access.grants.filter(({ role }) => role === 'project-manager' || role === 'sponsor');
  const held = new Set(own.flatMap(({ node }) => (node.kind === 'project' ? [node.id] : [])));
  return ({ projectId, managerPersonId, sponsorPersonId }) =>
    held.has(projectId) || (me !== undefined && (managerPersonId === me || sponsorPersonId === me));
}
