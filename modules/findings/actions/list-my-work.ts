import { absentFor, namesOfOffices } from '#modules/offices/actions';
import { personOf } from '#platform/server';
import type { OperationCall } from '#platform/server/http/exchange';
import { pageOfAll } from '#platform/server/http/page';
import type { Work } from '../decision-contract.ts';
import { selectFindings, selectWarnings } from '../queries/consequences.ts';
import { selectAsked, selectInForce } from '../queries/decisions.ts';
import type { FindingRow } from '../tables.ts';
import { askedWorkOf } from './contribute-work.ts';
import { governedReach } from './governance-figures.ts';
import { hasWorsened, ofRegister, partsOf } from './judge-findings.ts';
import { findingsOwnedBy } from './list-register.ts';
import { fullDecision } from './read-decisions.ts';
import { contextsOf, managedBy } from './subject-context.ts';

/** So many of a kind: whoever has more waits for no list. */
const most = 200;

/** A page of `myWork`. */
export async function listMyWork(call: OperationCall, page: { limit: number; after?: string | undefined }) {
  return pageOfAll(await myWork(call), page, keyOf);
}

/**
 * What waits for the caller: decisions asked of him or of somebody away whose deputy he is, the one that climbs first on
 * top; then what else is asked of him, such as a review; then warnings about his projects and offices that he has not
 * read; then the findings that he sees to, both as far as he may read them now. Of a past day what waited for him at its end.
 */
export async function myWork(call: OperationCall): Promise<Work[]> {
  const { tx, actor, now, past } = call;
  const me = personOf(actor) ?? '';
  const asked = await selectAsked(tx, [me, ...(await absentFor(tx, me, past?.now ?? now, past))], most, past);
  const work: Work[] = [];
  for (const row of asked) work.push({ kind: 'decision', decision: await fullDecision(call, row) });
  const inDecision = new Set(asked.flatMap(({ finding_ids }) => finding_ids));
  work.push(...(await askedOf(call, me)), ...(await warningsFor(call, me, inDecision)), ...(await ownOf(call, me)));
  return work;
}

const keyOf = (one: Work): string => {
  if (one.kind === 'decision') return one.decision.decisionId;
  return `${one.kind} ${one.kind === 'asked' ? `${one.record.kind} ${one.record.id}` : one.findingId}`;
};

async function askedOf(call: OperationCall, me: string): Promise<Work[]> {
  const rows = (await askedWorkOf(call, me)).slice(0, most);
  const offices = await namesOfOffices(call.tx, [...new Set(rows.map(({ officeId }) => officeId))]);
  return rows.map(
    ({ officeId, ...row }) => ({ ...row, kind: 'asked', officeName: offices.get(officeId) ?? null }) as Work,
  );
}

async function warningsFor(call: OperationCall, me: string, known: ReadonlySet<string>): Promise<Work[]> {
  const { tx, now, past } = call;
  const [projects, offices] = [await managedBy(call, 'project', me), await managedBy(call, 'office', me)];
  const reach = await governedReach(call, 'finding.read');
  const rows = (await selectWarnings(tx, reach, projects, offices, past)).filter(
    ({ finding_id }) => !known.has(finding_id),
  );
  const answers = await selectInForce(tx, rows.map(({ finding_id }) => finding_id), past?.now ?? now, past); // biome-ignore format: one line
  const isRead = (row: (typeof rows)[number]) =>
    answers.some((one) => {
      const finding = { id: row.finding_id, severity: row.severity };
      return one.finding_ids.includes(row.finding_id) && !hasWorsened(one, finding);
    });
  const unread = new Map(rows.filter((row) => !isRead(row)).slice(0, most).map((row) => [row.finding_id, row])); // biome-ignore format: one line
  const findings = await describeWork(call, await selectFindings(tx, [...unread.keys()], past));
  return [...unread].flatMap(([id, row]) => {
    const finding = findings.get(id);
    return finding ? [{ ...finding, kind: 'warning', consequence: partsOf(row) } as Work] : [];
  });
}

/** What the caller sees to and may read, whether he took it on or it was given to him. */
async function ownOf(call: OperationCall, me: string): Promise<Work[]> {
  const own = await findingsOwnedBy(call, me, most);
  const described = await describeWork(call, own);
  return own.map(({ id, due_on: dueOn }) => ({ ...described.get(id), kind: 'own', dueOn }) as Work);
}

/** What there is to say of a finding that waits for somebody, by its id. */
async function describeWork({ tx }: OperationCall, rows: readonly FindingRow[]) {
  const projects = await contextsOf(tx, 'project', [...new Set(rows.flatMap(({ project_id }) => project_id ?? []))]);
  const offices = await namesOfOffices(tx, [...new Set(rows.flatMap(({ office_id }) => office_id ?? []))]);
  return new Map(
    rows.map((row) => [
      row.id,
      {
        findingId: row.id,
        projectId: row.project_id,
        projectName: projects.get(row.project_id ?? '')?.name ?? null,
        officeName: offices.get(row.office_id ?? '') ?? null,
        code: row.code,
        severity: row.severity,
        sentence: ofRegister(row).sentence,
        since: row.first_seen_at,
      },
    ]),
  );
}
