import { myWork } from '#modules/findings/actions/list-my-work';
import type { PlanServices } from '#modules/plans/actions/plan-services';
import type { OperationCall } from '#platform/server/http/exchange';
import type { Home, HomeRow } from '../home-contract.ts';
import { auditLists } from './audit-lists.ts';
import { auditTiles } from './audit-tiles.ts';
import { cardsOf } from './cards-of-work.ts';
import { costTiles } from './cost-tiles.ts';
import { homeDebts } from './home-debts.ts';
import { type HomeProject, homeFacts } from './home-facts.ts';
import { homeSentences } from './home-sentences.ts';
import { homeTasks } from './home-tasks.ts';
import { ownTiles } from './own-tiles.ts';
import { peopleSentence, peopleTiles } from './people-tiles.ts';
import { portfolioTiles } from './portfolio-tiles.ts';
import { worthTile } from './worth-tile.ts';

/** Who looks after the projects of others; lists of what changed and who owes what are theirs. */
const overseers: ReadonlySet<string> = new Set([
  'owner',
  'board-member',
  'pmo-lead',
  'pmo-analyst',
  'programme-manager',
]);
/** Who gives people to projects. */
const staffers: ReadonlySet<string> = new Set(['resource-manager']);
const auditors: ReadonlySet<string> = new Set(['auditor', 'assurer']);

const shown = { waiting: 5, yours: 50, changed: 12 };
const weight = { red: 3, amber: 2, green: 1, grey: 0 } as const;

/**
 * The page that a person begins at, by the roles that he holds: what his projects come to, what waits for him, figures
 * with the records behind them, what changed. Whoever holds several roles has one page, what has most authority first.
 */
export async function getHome(services: PlanServices, call: OperationCall): Promise<Home> {
  const facts = await homeFacts(services, call);
  const holds = (roles: ReadonlySet<string>) => call.access.grants.some(({ role }) => roles.has(role));
  const [oversees, audits] = [holds(overseers), holds(auditors)];
  const isReader = !oversees && !audits && facts.mine.length === 0;
  const work = await myWork(call);
  const waiting = cardsOf(work, shown.waiting);
  const tiles = [
    ...(holds(staffers) ? await peopleTiles(facts) : []),
    ...(oversees || isReader ? await portfolioTiles(facts) : []),
    ...(oversees || facts.mine.length > 0 ? worthTile(facts, oversees ? facts.projects : facts.mine) : []),
    ...(audits ? await auditTiles(facts) : []),
    ...(await ownTiles(facts)),
    ...(oversees ? [] : costTiles(facts, facts.mine, 'yours')),
  ];
  const told = oversees || facts.mine.length === 0 ? facts.projects : facts.mine;
  const mine = new Set(facts.mine);
  const tasks = await homeTasks(facts);
  // who gives people and looks after nothing else begins with them
  const ofPeople = holds(staffers) && isReader ? await peopleSentence(facts) : [];
  const ofProjects = await homeSentences(facts, told, {
    audits: audits && !oversees,
    work,
    tasks: isReader ? tasks : null,
  });
  const others = oversees ? facts.projects.flatMap((one) => (mine.has(one) ? [] : one.row)) : [];
  const changed = changedOf(others);
  const sentences = [...(ofPeople as Home['sentences']), ...ofProjects];
  return {
    since: facts.since,
    status: worstOf(told.map(({ row }) => row)),
    sentences,
    waiting: waiting.cards,
    othersWaiting: waiting.others,
    tiles,
    tasks,
    plans: plansNamed(sentences, told),
    yours: inOrder(facts.mine.map(({ row }) => row)).slice(0, shown.yours),
    changed,
    beyond: inOrder(others.filter((row) => row.status === 'red' && !changed.includes(row))).slice(0, shown.changed),
    checked: audits ? await auditLists(facts) : [],
    ...(oversees ? await homeDebts(facts) : { debts: [], otherDebts: null }),
  };
}

/** The plans of which tasks are named, by which a page finds their project. */
function plansNamed(sentences: Home['sentences'], told: readonly HomeProject[]): Home['plans'] {
  const named = new Set(
    sentences
      .flatMap(({ parameters }) => Object.values(parameters))
      .flatMap((value) =>
        typeof value === 'object' && value.kind === 'record' && value.record.kind === 'task'
          ? value.record.id.split('/')[0]
          : [],
      ),
  );
  return told.flatMap(({ row: { planId, projectId } }) =>
    planId !== null && named.has(planId) ? { planId, projectId } : [],
  );
}

const worstOf = (rows: readonly HomeRow[]) => inOrder(rows)[0]?.status ?? 'grey';

/** What is closed comes last; then the worst, the furthest out first. */
const inOrder = (rows: readonly HomeRow[]) =>
  rows.toSorted(
    (a, b) =>
      Number(a.isClosed) - Number(b.isClosed) ||
      weight[b.status] - weight[a.status] ||
      (b.varianceDays ?? 0) - (a.varianceDays ?? 0) ||
      a.name.localeCompare(b.name),
  );

/** Those that moved, by how much. */
const changedOf = (rows: readonly HomeRow[]) =>
  rows
    .filter(({ statusThen, status, movedDays }) => (statusThen !== null && statusThen !== status) || movedDays)
    .toSorted((a, b) => Math.abs(b.movedDays ?? 0) - Math.abs(a.movedDays ?? 0) || a.name.localeCompare(b.name))
    .slice(0, shown.changed);
