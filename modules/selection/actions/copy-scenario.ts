import { OperationError } from '#platform/contract';
import { type Change, type Json, timeOrderedId } from '#platform/server';
import type { OperationCall } from '#platform/server/http/exchange';
import type { StoredAnswer } from '../answer.ts';
import { periodsOf } from '../build-portfolio.ts';
import { selectAnswers } from '../queries.ts';
import { errors } from '../routes.ts';
import { rowsOf, writeScenario } from './change-scenario.ts';
import { type LoadedScenario, loadScenario, scenarioOf, type WholeScenario, wholeScenario } from './load-scenario.ts';
import { solveScenario } from './solve-scenario.ts';
import { wayKey } from './way-key.ts';

interface Copy {
  readonly scenarioId: string;
  readonly name: string;
  /** What is to be let in by the copy, and by which of the ways that the answer names. */
  readonly letIn: { readonly investmentId: string; readonly way: string } | null;
}

/**
 * A scenario like this one; with `letIn` changed by what the answer says would let an investment in, and computed.
 * Throws `way-unknown`, `scenario-name-taken`.
 */
export async function copyScenario(call: OperationCall, { scenarioId, name, letIn }: Copy) {
  const scenario = await scenarioOf(call.tx, scenarioId);
  const loaded = letIn ? await loadScenario(call, scenario) : null;
  const [stored] = letIn ? await selectAnswers(call.tx, [scenarioId]) : [];
  const id = timeOrderedId();
  const changed = letIn && loaded ? letInBy(loaded, stored?.answer, letIn) : await wholeScenario(call.tx, scenario);
  const fresh = { name, created_at: call.now, copied_from: scenarioId, decision_id: null, adopted_at: null };
  const made = Object.entries(rowsOf(changed)).flatMap(([entity, rows]) =>
    rows.map(({ id: _old, ...row }): Change => {
      const isScenario = entity === 'scenario';
      const to = { ...row, ...(isScenario ? fresh : { scenario_id: id }) } as unknown as Json;
      return { entity, id: isScenario ? id : timeOrderedId(), field: null, from: null, to };
    }),
  );
  await writeScenario(call, made);
  if (!letIn) return { scenarioId: id, jobId: null };
  return { scenarioId: id, ...(await solveScenario(call, { scenarioId: id })) };
}

/** The scenario with the least change of that way, as the answer computed it. */
function letInBy(
  whole: LoadedScenario,
  answer: StoredAnswer | undefined,
  { investmentId, way }: NonNullable<Copy['letIn']>,
): WholeScenario {
  const { scenario, limits, rules, counted } = whole;
  const found = answer?.leftOut.find(({ investment }) => investment === investmentId);
  const rule = { scenario_id: scenario.id, dimension: null, class: null, least: null, most: null, lag: null };
  if (way === 'forced' && found?.change) {
    const kept = rules.filter(({ kind, investments }) => kind !== 'forbidden' || !investments.includes(investmentId));
    const reason = answer?.told.find(({ id }) => id === investmentId)?.name ?? '';
    const forced = { ...rule, id: '', kind: 'mandatory' as const, investments: [investmentId], reason };
    return { ...whole, rules: [...kept, forced] };
  }
  const extra = found?.extras.find(({ of }) => wayKey(of) === way);
  if (!extra || !answer) throw new OperationError(errors.wayUnknown);
  const isOf = (kind: string, skill: string) => wayKey(extra.of) === wayKey(kind === 'skill' ? { kind: 'capacity', skill } : { kind: 'budget', budget: kind }); // biome-ignore format: one line
  const raised = (byPeriod: readonly number[]) =>
    periodsOf(scenario).map((_, period) => {
      const more = extra.byPeriod.find((one) => 'period' in one.rule && one.rule.period === period)?.amount ?? 0;
      return (byPeriod[period] ?? 0) + more;
    });
  const meant = new Set(counted.flatMap(({ id, kind, skill }) => (isOf(kind, skill) ? [id] : [])));
  if (meant.size > 0) {
    const more = limits.map((limit) =>
      meant.has(limit.id) ? { ...limit, by_period: raised(limit.by_period) } : limit,
    );
    return { ...whole, limits: more };
  }
  // people that others supply: the scenario says from now on how many there are
  const { of } = extra;
  const own = of.kind === 'capacity' && answer.portfolio.capacities.find(({ skill }) => skill === of.skill);
  if (!own) throw new OperationError(errors.wayUnknown);
  const { skill, byPeriod, boughtInPercent } = own;
  const limit = { id: '', scenario_id: scenario.id, kind: 'skill' as const, skill, by_period: raised(byPeriod) };
  return { ...whole, limits: [...limits, { ...limit, carries_over: false, bought_in_percent: boughtInPercent }] };
}
