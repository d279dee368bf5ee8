import { absentFor } from '#modules/offices/actions';
import { personOf } from '#platform/server';
import type { OperationCall } from '#platform/server/http/exchange';
import { pageOfAll } from '#platform/server/http/page';
import type { Work } from '../decision-contract.ts';
import { selectFindings, selectOwned, selectStandingOf, selectWarnings } from '../queries/consequences.ts';
import { selectAsked, selectInForce } from '../queries/decisions.ts';
import { hasWorsened, ofRegister, partsOf } from './judge-findings.ts';
import { fullDecision } from './read-decisions.ts';
import { contextsOf, managedBy } from './subject-context.ts';

/** So many of a kind: whoever has more waits for no list. */
const most = 200;

/**
 * What waits for the caller: decisions asked of him or of somebody away whose deputy he is, the one that climbs first on
 * top; then warnings about his projects that he has not read; then what he has taken on.
 */
export async function listMyWork(call: OperationCall, page: { limit: number; after?: string | undefined }) {
  const { tx, actor, now } = call;
  const me = personOf(actor) ?? '';
  const asked = await selectAsked(tx, [me, ...(await absentFor(tx, me, now))], most);
  const work: Work[] = [];
  for (const row of asked) work.push({ kind: 'decision', decision: await fullDecision(call, row) });
  const inDecision = new Set(asked.flatMap(({ finding_ids }) => finding_ids));
  work.push(...(await warningsFor(call, me, inDecision)), ...(await ownOf(call, me)));
  return pageOfAll(work, page, (one) => (one.kind === 'decision' ? one.decision.decisionId : one.findingId));
}

async function warningsFor({ tx, now }: OperationCall, me: string, known: ReadonlySet<string>): Promise<Work[]> {
  const projects = await contextsOf(tx, 'project', await managedBy(tx, 'project', me));
  const rows = (await selectWarnings(tx, [...projects.keys()])).filter(({ finding_id }) => !known.has(finding_id));
  const answers = await selectInForce(tx, rows.map(({ finding_id }) => finding_id), now); // biome-ignore format: one line
  const isRead = (row: (typeof rows)[number]) =>
    answers.some((one) => {
      const finding = { id: row.finding_id, severity: row.severity };
      return one.finding_ids.includes(row.finding_id) && !hasWorsened(one, finding);
    });
  const unread = rows.filter((row) => !isRead(row)).slice(0, most);
  const findings = new Map((await selectFindings(tx, unread.map(({ finding_id }) => finding_id))).map((row) => [row.id, row])); // biome-ignore format: one line
  return unread.flatMap((row) => {
    const finding = findings.get(row.finding_id);
    if (!finding) return [];
    return {
      kind: 'warning' as const,
      findingId: row.finding_id,
      projectId: row.project_id,
      projectName: projects.get(row.project_id ?? '')?.name ?? null,
      code: row.code,
      severity: row.severity,
      sentence: ofRegister(finding).sentence,
      since: finding.first_seen_at,
      dueAt: null,
      consequence: partsOf(row),
    } as Work;
  });
}

async function ownOf({ tx }: OperationCall, me: string): Promise<Work[]> {
  const open = await selectOwned(tx, me, most);
  const standing = await selectStandingOf(tx, open.map(({ id }) => id)); // biome-ignore format: one line
  const projects = await contextsOf(tx, 'project', [...new Set(open.flatMap(({ project_id }) => project_id ?? []))]);
  return open.flatMap((finding) => {
    const row = standing.find(({ finding_id, action }) => finding_id === finding.id && action === 'standing');
    if (!row) return [];
    return {
      kind: 'own' as const,
      findingId: finding.id,
      projectId: finding.project_id,
      projectName: projects.get(finding.project_id ?? '')?.name ?? null,
      code: finding.code,
      severity: finding.severity,
      sentence: ofRegister(finding).sentence,
      since: finding.first_seen_at,
      dueAt: finding.due_on && `${finding.due_on}T23:59:59.000Z`,
      consequence: partsOf(row),
    } as Work;
  });
}
