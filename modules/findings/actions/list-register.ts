import type { Message, Severity } from '#engine';
import { namesOfOffices, namesOfPersons, officesBelow, organisationOf } from '#modules/offices/actions';
import { dateIn } from '#modules/offices/actions/organisation';
import type { Tx } from '#platform/server';
import type { OperationCall } from '#platform/server/http/exchange';
import { pageOf, pageOfAll } from '#platform/server/http/page';
import { type BoardTopic, boardTopicOf, codesForBoard, codesInOrder, findingCodes, titleOf } from '../codes.ts';
import { positionOf } from '../finding-position.ts';
import {
  countByCode,
  countOpenBefore,
  countRegister,
  type RegisterFilter,
  type SearchedText,
  selectByDue,
  selectFirstOfProjects,
  selectNamed,
  selectRegister,
  selectRegisterProjects,
} from '../queries/register.ts';
import { scopesOver } from './checks.ts';
import { describeListed, sentenceOf } from './describe-finding.ts';
import { governedReach } from './governance-figures.ts';
import { contextsOf } from './subject-context.ts';

type Filter = Omit<RegisterFilter, 'officeIds' | 'text'> & {
  readonly officeId?: string | undefined;
  readonly q?: string | undefined;
};

interface Page {
  readonly limit: number;
  readonly after?: string | undefined;
}

/** The findings that the caller may read, the most urgent first; those of projects that are over are left out. */
export async function listRegister(call: OperationCall, { limit, after, ...filter }: Filter & Page) {
  const query = await queryOf(call, filter);
  const rows = await selectRegister(call.tx, query, limit + 1, positionOf(after));
  const { items, next } = pageOf(rows, limit, (row) => [String(row.rank), row.first_seen_at, row.id]);
  return { items: await describeListed(call, items), next };
}

/** Those that the person sees to, what is due first on top. */
export async function findingsOwnedBy(call: OperationCall, personId: string, limit: number) {
  return selectByDue(call.tx, await queryOf(call, { state: 'open', owner: personId }), limit);
}

/** Of each of these projects the open finding that a board is to hear of first, if the caller may read it. */
export async function findingsForBoard(call: OperationCall, projectIds: readonly string[]) {
  const codes = codesForBoard();
  if (!call.access.permissions.has('finding.read') || codes.length === 0 || projectIds.length === 0)
    return new Map<string, ForBoard>();
  const rows = await selectFirstOfProjects(call.tx, await queryOf(call, { state: 'open' }), projectIds, codes);
  return new Map(
    rows.flatMap((row): [string, ForBoard][] => {
      const topic = boardTopicOf(row.code);
      return topic && row.project_id
        ? [[row.project_id, { topic, code: row.code, sentence: sentenceOf(row, row.values) }]]
        : [];
    }),
  );
}

/** A finding that a board is to hear of before anything else about its project. */
export interface ForBoard {
  readonly topic: BoardTopic;
  readonly code: string;
  readonly sentence: Message;
}

/** How many of them there are. */
export async function countFindings(call: OperationCall, filter: Filter) {
  return countRegister(call.tx, await queryOf(call, filter));
}

/** How many findings of a severity that the caller may read were open before each of these instants. */
export async function countOpenThen(call: OperationCall, severity: Severity, instants: readonly string[]) {
  return countOpenBefore(call.tx, await queryOf(call, { state: 'open' }), severity, instants);
}

/** The catalogue, with how many the caller may read that are open. */
export async function listFindingCodes(call: OperationCall, page: Page) {
  const open = await countByCode(call.tx, await queryOf(call, { state: 'open' }));
  const { items, next } = pageOfAll(findingCodes(), page, ({ code }) => code);
  return { items: items.map((one) => ({ ...one, open: open.get(one.code) ?? 0 })), next };
}

/** The projects of which something is open that the caller may read, by name. */
export async function listFindingProjects(call: OperationCall, page: Page) {
  const ids = await selectRegisterProjects(call.tx, await queryOf(call, { state: 'open' }));
  const projects = [...(await contextsOf(call.tx, 'project', ids))].map(([projectId, { name }]) => ({
    projectId,
    name,
  }));
  const inOrder = projects.sort((a, b) => a.name.localeCompare(b.name) || (a.projectId < b.projectId ? -1 : 1));
  return pageOfAll(inOrder, page, ({ projectId }) => projectId);
}

async function queryOf(call: OperationCall, { officeId, q, ...filter }: Filter) {
  const { tx, now, past } = call;
  const reach = await governedReach(call, 'finding.read');
  const { timeZone } = await organisationOf(tx);
  const officeIds = officeId && (await officesBelow(tx, [officeId]));
  const query = {
    ...filter,
    ...(officeIds && { officeIds }),
    reach,
    over: await scopesOver(tx, past),
    codes: codesInOrder(),
    now: past?.now ?? now,
    today: past?.day ?? dateIn(timeZone, now),
    past,
  };
  return q ? { ...query, text: await searched(tx, q, await selectNamed(tx, query)) } : query;
}

type Named = Awaited<ReturnType<typeof selectNamed>>;

/** What is called by the text, whatever its case, of all that the findings are known by. */
async function searched(tx: Tx, q: string, { projectIds, officeIds, ownerIds }: Named): Promise<SearchedText> {
  const [projects, offices, owners] = await Promise.all([
    contextsOf(tx, 'project', projectIds),
    namesOfOffices(tx, officeIds),
    namesOfPersons(tx, ownerIds),
  ]);
  const isMeant = (name: string) => name.toLowerCase().includes(q.toLowerCase());
  const meant = (names: Iterable<[string, string]>) => [...names].flatMap(([id, name]) => (isMeant(name) ? [id] : []));
  const named = [...projects].map(([id, { name }]): [string, string] => [id, name]);
  return {
    q,
    codes: codesInOrder().filter((code) => isMeant(code) || isMeant(titleOf(code))),
    scopeIds: [...meant(named), ...meant(offices)],
    ownerIds: meant(owners),
  };
}
