import { sql } from 'kysely';
import type { Severity } from '#engine';
import type { Tx } from '#platform/server';

/** What the checks of the register look at, of one project. Instants are ISO texts. */
export interface RegisterFacts {
  /** Open decisions that climb no ladder and have to be made by an instant. */
  readonly decisions: readonly { readonly due_at: string }[];
  /** Waivers that were granted and findings accepted or taken on, until an instant; past ones included. */
  readonly answers: readonly {
    readonly kind: 'waiver' | 'acceptance';
    readonly finding_ids: readonly string[];
    readonly holds_until: string;
    readonly renewals: number;
  }[];
  /** Open findings that no check of the register raised itself. */
  readonly findings: readonly OpenFinding[];
}

interface OpenFinding {
  readonly id: string;
  readonly code: string;
  readonly severity: Severity;
  readonly owner_person_id: string | null;
  readonly due_on: string | null;
  /** When the day it is due on ends where the organisation is. */
  readonly ends_at: string | null;
  /** When it appeared, or came back. */
  readonly opened_at: string;
}

type Of<T> = T & { readonly project_id: string };

export async function selectRegisterFacts(
  tx: Tx,
  projectIds: readonly string[],
): Promise<ReadonlyMap<string, RegisterFacts>> {
  const decisions = sql<Of<RegisterFacts['decisions'][number]>>`
    select project_id, due_at from decision
    where project_id = any(${projectIds}::uuid[]) and state = 'open' and kind <> 'escalation' and due_at is not null`;
  const answers = sql<Of<RegisterFacts['answers'][number]>>`
    select project_id, kind, finding_ids, holds_until, renewals from decision
    where project_id = any(${projectIds}::uuid[]) and state = 'decided' and holds_until is not null
      and ((kind = 'waiver' and outcome = 'grant')
        or (kind in ('acceptance', 'escalation') and outcome in ('accept', 'correct')))`;
  const findings = sql<Of<OpenFinding>>`
    select finding.project_id, finding.id, code, severity, owner_person_id, due_on,
      ((due_on + 1)::timestamp at time zone organisation.time_zone) as ends_at,
      case when reopened = 0 then first_seen_at else (
        select max(at) from finding_event e where e.finding_id = finding.id and e.kind = 'reopened') end as opened_at
    from finding, organisation
    where finding.project_id = any(${projectIds}::uuid[]) and resolved_at is null and raised_by <> 'findings'`;
  const [decided, held, open] = await Promise.all([decisions.execute(tx), answers.execute(tx), findings.execute(tx)]);
  const of = <T extends { readonly project_id: string }>(rows: readonly T[], id: string) =>
    rows.filter(({ project_id }) => project_id === id);
  return new Map(
    projectIds.map((id) => [
      id,
      {
        decisions: of(decided.rows, id),
        answers: of(held.rows, id).map((row) => ({ ...row, kind: row.kind === 'waiver' ? 'waiver' : 'acceptance' })),
        findings: of(open.rows, id),
      },
    ]),
  );
}

/** The projects that these decisions and findings are of. */
export async function selectProjectsOf(
  tx: Tx,
  decisionIds: readonly string[],
  findingIds: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select project_id as id from decision where id = any(${decisionIds}::uuid[]) and project_id is not null
    union select project_id from finding where id = any(${findingIds}::uuid[]) and project_id is not null`.execute(tx);
  return rows.map(({ id }) => id);
}
