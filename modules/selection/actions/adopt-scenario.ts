import { investmentsIn } from '#engine';
import { isOver } from '#modules/continuation/actions/read-continuations';
import { askOrDecide, contributeDecisionKind, openDecision } from '#modules/findings/actions';
import { proposalsNamed } from '#modules/intake/actions/hold-proposal';
import { planProposal } from '#modules/intake/actions/plan-proposal';
import { namesOfOffices, organisationOf } from '#modules/offices/actions';
import { closeProject } from '#modules/projects/actions/move-project';
import type { ProjectPart } from '#modules/projects/actions/project-part';
import { findProjects } from '#modules/projects/actions/read-projects';
import { OperationError } from '#platform/contract';
import { type Call, type Json, publish, writeChanges } from '#platform/server';
import type { OperationCall } from '#platform/server/http/exchange';
import type { StoredAnswer } from '../answer.ts';
import { wayOf } from '../options-of.ts';
import { type AnswerRow, selectAnswers } from '../queries.ts';
import { errors } from '../routes.ts';
import type { ScenarioRow } from '../tables.ts';
import { isFixed } from './is-fixed.ts';
import { holdScenario, loadScenario } from './load-scenario.ts';
import { selectionTopic } from './solve-scenario.ts';

interface Proposal {
  readonly scenarioId: string;
  readonly reason: string;
}

/** What a selection asks of whoever answers for an investment. */
interface Ask {
  readonly investmentId: string;
  readonly kind: 'start' | 'stop';
  readonly optionId: string;
  /** When its case starts, as the choice took it; null of what is stopped. */
  readonly from: string | null;
  /** Where it starts later than that. */
  readonly startsOn: string | null;
  /** All that is to be paid for it, behind the scenario's time as well; of what is stopped the exit and what is due anyway. */
  readonly costMinor: number;
}

/**
 * Asks the board to adopt what was chosen; whoever is alone adopts it. The choice is asked about as it stands, whatever
 * becomes of the cases meanwhile. Throws `scenario-not-solved`, `scenario-fixed`.
 */
export async function proposeScenario(call: OperationCall, { scenarioId, reason }: Proposal) {
  const scenario = await holdScenario(call.tx, scenarioId);
  if (await isFixed(call.tx, scenario)) throw new OperationError(errors.scenarioFixed);
  const { inputs } = await loadScenario(call, scenario);
  const [stored] = await selectAnswers(call.tx, [scenarioId]);
  const isFound = stored?.answer.selection.status === 'optimal' || stored?.answer.selection.status === 'feasible';
  if (!stored || stored.inputs !== inputs || !isFound) throw new OperationError(errors.notSolved);
  const question = await questionOf(call, scenario, stored, reason);
  const asked = await askOrDecide(call, question, { option: 'adopt-selection', reason });
  const from = scenario.decision_id;
  await writeChanges(call, [{ entity: 'scenario', id: scenarioId, field: 'decision_id', from, to: asked.decisionId }]);
  await publish(call.tx, selectionTopic);
  return asked;
}

async function questionOf({ tx }: Call, scenario: ScenarioRow, { answer }: AnswerRow, reason: string) {
  const { currencyCode } = await organisationOf(tx);
  const name = (await namesOfOffices(tx, [scenario.office_id])).get(scenario.office_id) ?? '';
  const { portfolio, selection, figures } = answer;
  const asks = asksOf(answer);
  const within = investmentsIn(portfolio, selection.choices);
  return {
    kind: 'selection' as const,
    office_id: scenario.office_id,
    question: {
      key: 'selection.question.adopt',
      parameters: {
        office: { kind: 'record' as const, record: { kind: 'office', id: scenario.office_id }, name },
        scenario: recordOf(scenario),
        chosen: within.size,
        all: portfolio.investments.length,
        cost: { kind: 'money' as const, minor: figures.costMinor, currencyCode },
      },
    },
    options: ['adopt-selection', 'leave'],
    asked_role: 'board-member' as const,
    payload: {
      reason,
      scenarioId: scenario.id,
      asks: asks as unknown as Json,
      statements: statementsOf(answer, within, scenario.value_by, currencyCode) as unknown as Json,
    },
  };
}

/** What the board decides on, as it stood: what is chosen, what is out, what stops, and how sure it is. */
function statementsOf(
  { selection, told, portfolio }: StoredAnswer,
  within: ReadonlySet<string>,
  valueBy: ScenarioRow['value_by'],
  currencyCode: string,
) {
  const stopped = new Set(selection.choices.map(({ investment }) => investment).filter((id) => !within.has(id)));
  const names = (isOf: (id: string) => boolean) =>
    portfolio.investments
      .filter(({ id }) => isOf(id))
      .map(({ id }) => told.find((one) => one.id === id)?.name ?? '')
      .sort()
      .join(', ');
  const lists = {
    in: names((id) => within.has(id)),
    stops: names((id) => stopped.has(id)),
    out: names((id) => !within.has(id) && !stopped.has(id)),
  };
  const sure =
    selection.status === 'optimal'
      ? { key: 'selection.rests.proven', parameters: {} }
      : { key: 'selection.rests.gap', parameters: { gap: { kind: 'percent', percent: selection.gapPercent ?? 100 } } };
  const money = { kind: 'money', minor: selection.value, currencyCode };
  return [
    ...(valueBy === 'score'
      ? []
      : [{ key: `selection.rests.${valueBy === 'aligned' ? valueBy : 'value'}`, parameters: { value: money } }]),
    sure,
    ...Object.entries(lists).flatMap(([what, all]) =>
      all ? [{ key: `selection.rests.${what}`, parameters: { names: all } }] : [],
    ),
  ];
}

const recordOf = ({ id, name }: Pick<ScenarioRow, 'id' | 'name'>) => ({
  kind: 'record' as const,
  record: { kind: 'scenario', id },
  name,
});

/** What is to begin, by which option and when, and what is to be stopped. What goes on as it does is asked of nobody. */
function asksOf({ portfolio, selection, starts, told }: StoredAnswer): Ask[] {
  return selection.choices.flatMap(({ investment, option }): Ask[] => {
    const options = portfolio.investments.find(({ id }) => id === investment)?.options ?? [];
    const chosen = options.find(({ id }) => id === option);
    if (!chosen || chosen.kind === 'continue' || chosen.kind === 'pause') return [];
    const begun = starts.find((one) => one.investment === investment && one.option === option);
    const way = told.find(({ id }) => id === investment)?.ways.find(({ id }) => id === wayOf(option));
    const inside = chosen.costs.reduce((sum, { byPeriodMinor }) => sum + byPeriodMinor.reduce((a, b) => a + b, 0), 0);
    return [
      {
        investmentId: investment,
        kind: chosen.kind,
        optionId: wayOf(option),
        from: begun?.from ?? null,
        startsOn: begun && begun.to !== begun.from ? begun.to : null,
        costMinor: way?.costMinor ?? inside,
      },
    ];
  });
}

/** Once, where the module is loaded. `parts` is what hangs on projects, which stopping one tells. */
export function contributeSelections(parts: () => readonly ProjectPart[]): void {
  contributeDecisionKind({
    kind: 'selection',
    async apply(call, { payload }, { option }) {
      if (option === 'adopt-selection') await adopt(call, String(payload.scenarioId), payload.asks as unknown as Ask[]);
      await publish(call.tx, selectionTopic);
      return {};
    },
  });
  contributeDecisionKind({
    kind: 'funding',
    async apply(call, { payload }, { option, reason }) {
      const { investmentId, kind, ...plan } = payload as unknown as Ask;
      if (option !== 'take-up') return {};
      if (kind === 'start') await planProposal(call, investmentId, plan);
      else await closeProject(parts(), call, { projectId: investmentId, outcome: 'cancelled', reason, acknowledge: 'all' }); // biome-ignore format: one line
      return {};
    },
  });
}

/**
 * Puts starts, funding and stops to whoever answers for each, in the name of the office. What was decided on, closed or
 * deleted since the board was asked is over: nobody is asked about it.
 */
async function adopt(call: Call, scenarioId: string, asks: readonly Ask[]): Promise<void> {
  const scenario = await holdScenario(call.tx, scenarioId);
  const { currencyCode } = await organisationOf(call.tx);
  const set = { entity: 'scenario', id: scenarioId, field: 'adopted_at', from: scenario.adopted_at, to: call.now };
  await writeChanges(call, [set]);
  const asking: Call = { ...call, actor: { kind: 'system', id: 'selection' } };
  const ids = asks.map(({ investmentId }) => investmentId);
  const projects = (await findProjects(call.tx, ids)).filter((project) => !isOver(project));
  const proposals = (await proposalsNamed(call.tx, ids)).filter(
    ({ state }) => state === 'open' || state === 'in-review',
  );
  for (const ask of asks) {
    const project = projects.find(({ id }) => id === ask.investmentId);
    const of = project ?? proposals.find(({ id }) => id === ask.investmentId);
    if (!of) continue;
    const people = [of.sponsor_person_id, project?.manager_person_id].filter((id) => id != null);
    const office = (await namesOfOffices(call.tx, [of.office_id])).get(of.office_id) ?? '';
    const investment = { kind: 'record' as const, record: { kind: project ? 'project' : 'proposal', id: of.id }, name: of.name }; // biome-ignore format: one record
    await openDecision(asking, {
      kind: 'funding',
      office_id: of.office_id,
      project_id: project?.id ?? null,
      question: {
        key: `selection.question.${ask.kind === 'stop' ? (ask.costMinor ? 'stop' : 'stopFree') : ask.startsOn === null ? 'start' : 'later'}`,
        parameters: {
          investment,
          scenario: recordOf(scenario),
          cost: { kind: 'money', minor: ask.costMinor, currencyCode },
          office: { kind: 'record', record: { kind: 'office', id: of.office_id }, name: office },
          ...(project && { project: investment }),
          ...(ask.startsOn !== null && { start: { kind: 'date', at: ask.startsOn } }),
        },
      },
      options: ['take-up', 'decline'],
      asked_role: 'sponsor',
      ...(people.length && { asked_person_ids: [...new Set(people)] }),
      payload: { ...ask },
    });
  }
}
