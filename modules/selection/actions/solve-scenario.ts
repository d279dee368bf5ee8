import { investmentsIn } from '#engine';
import { OperationError } from '#platform/contract';
import { type Call, type Compute, cancelJob, findJobsOf, type JobRun, publish, startJob } from '#platform/server';
import type { OperationCall } from '#platform/server/http/exchange';
import type { Chosen, Question, StoredAnswer, Told } from '../answer.ts';
import { type AnswerRow, selectAnswers, upsertAnswer } from '../queries.ts';
import { errors } from '../routes.ts';
import type { RuleRow } from '../tables.ts';
import type { Explaining, explain, Surveying } from '../worker.ts';
import { isFixed } from './is-fixed.ts';
import { holdScenario, type LoadedScenario, loadScenario, scenarioOf } from './load-scenario.ts';
import { openScenario } from './open-scenario.ts';
import { requireScores } from './require-scores.ts';

export const solveJob = 'selection.solve';
export const selectionTopic = 'selection';

interface Which {
  readonly scenarioId: string;
}

/**
 * Has the scenario computed in a job, instead of one that is under way. Throws `scenario-fixed`, `scores-unfit`,
 * `nothing-to-choose`: what is decided on, or was, keeps the answer that was asked about.
 */
export async function solveScenario(call: OperationCall, { scenarioId }: Which) {
  const { scenario } = await openScenario(call.tx, scenarioId);
  const { built, scores } = await loadScenario(call, scenario);
  requireScores(scenario.value_by, scores);
  if (!built.portfolio.investments.length) throw new OperationError(errors.nothingToChoose);
  const subject = { kind: 'scenario', id: scenarioId };
  for (const { id, kind, state } of await findJobsOf(call.tx, subject))
    if (kind === solveJob && (state === 'queued' || state === 'running')) await cancelJob(call.tx, id);
  return { jobId: await askToSolve(call, scenarioId) };
}

/** Puts the job into the queue; it begins once the transaction is done. */
export async function askToSolve(call: Call, scenarioId: string): Promise<string> {
  const message = { key: 'selection.solving.choose', parameters: {} };
  const subject = { kind: 'scenario', id: scenarioId };
  const jobId = await startJob(call, { kind: solveJob, subject, payload: { scenarioId }, message });
  await publish(call.tx, selectionTopic);
  return jobId;
}

const worker = '#modules/selection/worker';

/** Investments beyond so many are not explained each, those worth most excepted: every one takes several searches. */
const mostExplained = 60;
/** How many are explained at a time: what was found stays where somebody ends it. */
const batch = 5;
/** Beyond so many investments a sample is a search too long. */
const mostSampled = 40;
const samples = 40;

/**
 * The job: first the choice, which stands at once, then why each is in or out, then what other budgets would buy. Each
 * part is stored as it comes, so that ending it keeps what is known. Begins from the answer that stood before.
 */
export async function solve(compute: Compute, run: JobRun<Which>): Promise<void> {
  const { scenarioId } = run.payload;
  const { loaded, before, now } = await run.transaction(async (call) => {
    const row = await scenarioOf(call.tx, scenarioId);
    const [stored] = await selectAnswers(call.tx, [scenarioId]);
    return { loaded: await loadScenario(call, row), before: stored, now: call.now };
  });
  const { scenario, built, rules, inputs } = loaded;
  const { signal } = run;
  const question: Question = { portfolio: built.portfolio, nodeLimit: scenario.node_limit };
  const say = (share: number, part: string) => run.report(share, { key: `selection.solving.${part}`, parameters: {} });
  const rowOf = (answer: StoredAnswer): AnswerRow => ({ scenario_id: scenarioId, inputs, solved_at: now, answer });
  const store = (answer: StoredAnswer) => run.transaction((call) => keepAnswer(call, rowOf(answer)));
  const chosen = await compute.run<Chosen>(
    worker,
    'choose',
    { ...question, start: before?.answer.selection.choices ?? [] },
    { signal },
  );
  const { portfolio } = built;
  let answer: StoredAnswer = {
    ...question,
    ...chosen,
    told: toldOf(loaded),
    periods: built.periods,
    starts: built.starts,
    terms: { value_by: scenario.value_by, period: scenario.period, reasons: reasonsOf(rules) },
    ...{ leftOut: [], kept: [], frontier: [], moreBuys: [], robustness: null },
    isComplete: false,
  };
  // what was found out about the same choice of the same is so still: it goes on from there
  if (before && isSameChoice(before, rowOf(answer))) {
    const { leftOut, kept, frontier, moreBuys, robustness } = before.answer;
    answer = { ...answer, leftOut, kept, frontier, moreBuys, robustness };
  }
  await store(answer);
  const { selection } = chosen;
  if (selection.choices.length > 0 || selection.status === 'optimal') {
    const known = new Set([...answer.leftOut, ...answer.kept].map(({ investment }) => investment));
    const ids = toExplain(answer).filter((id) => !known.has(id));
    for (let from = 0; from < ids.length; from += batch) {
      say(0.2 + (0.5 * from) / ids.length, 'explain');
      const asked: Explaining = { ...question, selection, ids: ids.slice(from, from + batch) };
      const found = await compute.run<Awaited<ReturnType<typeof explain>>>(worker, 'explain', asked, { signal });
      answer = { ...answer, leftOut: [...answer.leftOut, ...found.leftOut], kept: [...answer.kept, ...found.kept] };
      await store(answer);
    }
    say(0.7, 'survey');
    const isSmall = portfolio.investments.length <= mostSampled;
    const asked: Surveying = { ...question, selection, ranges: built.ranges, samples: isSmall ? samples : 0 };
    answer = { ...answer, ...(await compute.run<Partial<StoredAnswer>>(worker, 'survey', asked, { signal })) };
  }
  await run.finish(async (call) => {
    await keepAnswer(call, rowOf({ ...answer, isComplete: true }));
    return { scenarioId };
  });
}

/**
 * Writes what was found over what was there. What is decided on, or was, keeps its choice: more is found out about that
 * one alone. Throws `scenario-fixed`.
 */
async function keepAnswer({ tx }: Call, row: AnswerRow): Promise<void> {
  const scenario = await holdScenario(tx, row.scenario_id);
  if (await isFixed(tx, scenario)) {
    const [stored] = await selectAnswers(tx, [scenario.id]);
    if (!stored || !isSameChoice(stored, row)) throw new OperationError(errors.scenarioFixed);
  }
  await upsertAnswer(tx, row);
  await publish(tx, selectionTopic);
}

function isSameChoice(one: AnswerRow, other: AnswerRow): boolean {
  const text = ({ answer }: AnswerRow) => answer.selection.choices.map(({ investment, option, start }) => `${investment} ${option} ${start}`).join(); // biome-ignore format: one line
  return one.inputs === other.inputs && text(one) === text(other);
}

/** What there was to choose from, as it stood. */
const toldOf = ({ candidates, beside, built }: LoadedScenario): Told[] => [
  ...candidates.map(({ id, kind, name, officeName, ways, unknown }) => ({
    ...{ id, kind, name, officeName },
    unknown: built.unranked.includes(id) ? [...unknown, 'score' as const] : unknown,
    ways: ways.map(({ id: way, name: called, valueMinor, spending }) => ({
      ...{ id: way, name: called, valueMinor },
      costMinor: spending.reduce((sum, { minor }) => sum + minor, 0),
    })),
  })),
  ...beside.map(({ id, kind, name }) => ({ id, kind, name, officeName: '', ways: [] })),
];

/** Why each is mandatory or kept out, by id. */
const reasonsOf = (rules: readonly RuleRow[]): Record<string, string> =>
  Object.fromEntries(
    rules
      .filter(({ kind }) => kind === 'mandatory' || kind === 'forbidden')
      .flatMap(({ investments, reason }) => investments.map((id) => [id, reason])),
  );

/** Those that are in, then those that are out by what they are worth. */
function toExplain({ portfolio, selection }: StoredAnswer): string[] {
  const within = investmentsIn(portfolio, selection.choices);
  const worth = new Map(portfolio.investments.map(({ id, options }) => [id, Math.max(0, ...options.map(({ score }) => score))])); // biome-ignore format: one line
  return [...worth.keys()]
    .sort(
      (a, b) =>
        Number(within.has(b)) - Number(within.has(a)) || (worth.get(b) ?? 0) - (worth.get(a) ?? 0) || (a < b ? -1 : 1),
    )
    .slice(0, mostExplained);
}
