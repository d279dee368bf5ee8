import type { ToGo } from '#engine';
import { namesOfOffices, officesBelow, organisationOf } from '#modules/offices/actions';
import { themeNames } from '#modules/strategy/actions/main-themes';
import { findJobsOf } from '#platform/server';
import type { OperationCall } from '#platform/server/http/exchange';
import { pageOf, readCursor } from '#platform/server/http/page';
import { type BriefAnswer, briefAnswer } from '../brief-answer.ts';
import type { Brief } from '../contract.ts';
import { selectAnswers, selectBriefs, selectScenarios } from '../queries.ts';
import type { Dimension } from '../routes.ts';
import { skillKey } from '../skill-key.ts';
import type { ScenarioRow } from '../tables.ts';
import { describeAnswer } from './describe-answer.ts';
import { isFixed } from './is-fixed.ts';
import { type LoadedScenario, loadScenario, scenarioOf } from './load-scenario.ts';
import { solveJob } from './solve-scenario.ts';

interface Page {
  readonly limit: number;
  readonly after?: string | undefined;
}

/** The scenarios that the caller may read, those made last first, with what was answered last. */
export async function listScenarios({ tx, access }: OperationCall, { limit, after }: Page) {
  const reach = await access.reach('selection.read');
  const page = { after: readCursor(after, ['text', 'uuid']), limit: limit + 1 };
  const rows = await selectScenarios(tx, reach.isEverywhere ? null : reach.ids('office'), page);
  const { items, next } = pageOf(rows, limit, ({ created_at, id }) => [created_at, id]);
  const briefs = await selectBriefs(tx, items.map(({ id }) => id)); // biome-ignore format: one line
  const offices = await namesOfOffices(tx, [...new Set(items.map(({ office_id }) => office_id))]);
  return {
    items: items.map((row) => briefOf(row, offices, briefs.get(row.id))),
    next,
  };
}

function briefOf(row: ScenarioRow, offices: ReadonlyMap<string, string>, answer: BriefAnswer | undefined): Brief {
  const isFound = answer?.status === 'optimal' || answer?.status === 'feasible';
  return {
    scenarioId: row.id,
    officeId: row.office_id,
    officeName: offices.get(row.office_id) ?? '',
    name: row.name,
    about: row.about,
    firstOn: row.first_on,
    period: row.period,
    periods: row.periods,
    mostDelay: row.most_delay,
    valueBy: row.value_by,
    nodeLimit: row.node_limit,
    createdAt: row.created_at,
    copiedFrom: row.copied_from,
    decisionId: row.decision_id,
    adoptedAt: row.adopted_at,
    status: answer?.status ?? null,
    answeredBy: answer ? (answer.valueBy ?? row.value_by) : null,
    value: isFound ? answer.value : null,
    bound: isFound ? answer.bound : null,
    costMinor: isFound ? answer.costMinor : null,
    wholeCostMinor: isFound ? (answer.wholeCostMinor ?? null) : null,
    lapse: isFound ? (answer.lapse ?? null) : null,
    chosen: isFound ? answer.chosen : null,
    budgetMinor: answer?.budgetMinor ?? null,
  };
}

/** One scenario: what it says, what there is to choose from now, and the answer as it stands. */
export async function getScenario(call: OperationCall, { scenarioId }: { readonly scenarioId: string }) {
  const { tx, access } = call;
  const row = await scenarioOf(tx, scenarioId);
  const loaded = await loadScenario(call, row);
  const { limits, rules, running, candidates, built, inputs } = loaded;
  // the job first: one that is over by now has written all that it found
  const jobs = await findJobsOf(tx, { kind: 'scenario', id: scenarioId });
  const [stored] = await selectAnswers(tx, [scenarioId]);
  const offices = await namesOfOffices(tx, [row.office_id, ...(loaded.scores ? [loaded.scores.officeId] : [])]);
  const classes = await classesOf(call, loaded);
  const fixed = await isFixed(tx, row);
  const nameOf = (id: string) => [...candidates, ...loaded.beside].find((one) => one.id === id)?.name ?? stored?.answer.told.find((one) => one.id === id)?.name ?? ''; // biome-ignore format: one line
  return {
    ...briefOf(row, offices, stored && briefAnswer(stored.answer)),
    mayWrite: await access.holds('selection.write', { kind: 'scenario', id: scenarioId }),
    isFixed: fixed,
    jobId: jobs.find(({ kind, state }) => kind === solveJob && (state === 'queued' || state === 'running'))?.id ?? null,
    officeIds: [...(await officesBelow(tx, [row.office_id]))],
    currencyCode: (await organisationOf(tx)).currencyCode,
    ranking: loaded.scores && {
      officeId: loaded.scores.officeId,
      officeName: offices.get(loaded.scores.officeId) ?? '',
      isByWeights: loaded.scores.method !== 'wsjf',
    },
    periodDays: [...built.periods],
    limits: limits.map(({ id, kind, skill, by_period, carries_over, bought_in_percent }) => ({
      limitId: id,
      ...{ kind, skill },
      byPeriod: [...by_period],
      carriesOver: carries_over,
      boughtInPercent: bought_in_percent,
    })),
    rules: rules.map(({ id, scenario_id: _of, investments, ...rule }) => ({
      ruleId: id,
      ...rule,
      investments: [...investments],
      names: investments.map(nameOf),
      className: classes.find((one) => one.dimension === rule.dimension && one.class === rule.class)?.name ?? null,
      isIdle: built.idleRules.includes(id),
    })),
    running: running.map((one) => ({
      runningId: one.id,
      name: nameOf(one.project_id),
      projectId: one.project_id,
      costToGoMinor: one.cost_to_go_minor,
      valueToGoMinor: one.value_to_go_minor,
      exitCostMinor: one.exit_cost_minor,
      known: knownOf(loaded.toGo.get(one.project_id)),
    })),
    people: peopleTold(loaded, await access.holds('resource.read', { kind: 'office', id: row.office_id })),
    candidates: candidates.map(({ id, kind, name, ways, score }) => ({
      investmentId: id,
      ...{ kind, name },
      hasFigures: ways.length > 0,
      isRanked: score !== null,
      demands: [...new Set(ways.flatMap(({ demands }) => demands.map(({ skill }) => skill)))].sort(),
    })),
    classes,
    answer: stored ? describeAnswer(stored, row, inputs) : null,
  };
}

const knownOf = (toGo: ToGo | undefined) =>
  toGo
    ? {
        costMinor: toGo.isCostKnown ? toGo.costMinor : null,
        valueMinor: toGo.isValueKnown ? toGo.valueMinor : null,
        ...{ exitMinor: toGo.exitMinor, committedMinor: toGo.committedMinor },
      }
    : null;

/**
 * Of each skill that something asks for, how many there are for the choice and where that comes from. What people there
 * are and what other projects take of them is for those alone who may read resources.
 */
function peopleTold({ candidates, counted, people, built }: LoadedScenario, mayRead: boolean) {
  const own = new Set(counted.map(({ skill }) => skillKey(skill)));
  const asked = new Map(candidates.flatMap(({ ways }) => ways.flatMap(({ demands }) => demands.map(({ skill }) => [skillKey(skill), skill])))); // biome-ignore format: one line
  return [...asked].sort().map(([key, skill]) => {
    const known = people.bySkill.get(key);
    const left = built.portfolio.capacities.find((capacity) => capacity.skill === key)?.byPeriod;
    return {
      skill,
      source: own.has(key)
        ? ('scenario' as const)
        : known
          ? ('people' as const)
          : people.elsewhere.has(key)
            ? ('elsewhere' as const)
            : ('unknown' as const),
      left: left ? [...left] : null,
      supply: known && mayRead ? [...known.supply] : null,
      taken: known && mayRead ? [...known.taken] : null,
    };
  });
}

/** The themes, offices and levels of risk of the candidates, which rules can speak of. */
async function classesOf({ tx }: OperationCall, { candidates }: LoadedScenario) {
  const of = (dimension: Dimension) => [...new Set(candidates.flatMap(({ classes }) => classes[dimension] ?? []))];
  const themes = await themeNames(tx, of('theme'));
  const offices = await namesOfOffices(tx, of('office'));
  const list = (dimension: Dimension, nameOf: (id: string) => string) =>
    of(dimension)
      .map((one) => ({ dimension, class: one, name: nameOf(one) }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  return [
    ...list('theme', (id) => themes.get(id) ?? ''),
    ...list('office', (id) => offices.get(id) ?? ''),
    ...list('risk', (level) => level),
  ];
}
