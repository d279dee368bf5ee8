import { type Choice, withBound } from '#engine';
import { OperationError } from '#platform/contract';
import { type Call, type Compute, cancelJob, findJobsOf, type JobRun, publish, startJob } from '#platform/server';
import type { OperationCall } from '#platform/server/http/exchange';
import type { Chosen, Question, StoredAnswer, Told } from '../answer.ts';
import type { Beside, Candidate } from '../candidates.ts';
import { type AnswerRow, selectAnswers, upsertAnswer } from '../queries.ts';
import { errors } from '../routes.ts';
import type { RuleRow } from '../tables.ts';
import { findOut, selectionWorker } from './find-out.ts';
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

/**
 * How much of its nodes a search takes at a time: what it has found by then stands, whoever ends it. Among many the first
 * looks at the core alone, which takes seconds rather than minutes.
 */
const steps = [
  { share: 1 / 16, coreAlone: true },
  { share: 1 / 4, coreAlone: false },
  { share: 1, coreAlone: false },
] as const;

/** How often a better choice that is met while one is explained is taken up, which has it explained from the beginning. */
const mostTakenUp = 3;

/**
 * The job: first the choice, which stands as soon as there is one, then why each is in or out, then what other budgets
 * and limits would buy. Each step is stored as it comes, so that ending it keeps what is known; what was found out about
 * the same choice of the same before is so still. Begins from the answer that stood.
 */
export async function solve(compute: Compute, run: JobRun<Which>): Promise<void> {
  const { scenarioId } = run.payload;
  const { loaded, before, now } = await run.transaction(async (call) => {
    const row = await scenarioOf(call.tx, scenarioId);
    const [stored] = await selectAnswers(call.tx, [scenarioId]);
    return { loaded: await loadScenario(call, row), before: stored, now: call.now };
  });
  const { scenario, built, inputs } = loaded;
  const { signal } = run;
  const question: Question = { portfolio: built.portfolio, nodeLimit: scenario.node_limit };
  const say = (share: number, part: string) => run.report(share, { key: `selection.solving.${part}`, parameters: {} });
  const rowOf = (answer: StoredAnswer): AnswerRow => ({ scenario_id: scenarioId, inputs, solved_at: now, answer });
  const store = (answer: StoredAnswer) => run.transaction((call) => keepAnswer(call, rowOf(answer)));
  const same = before?.inputs === inputs ? before.answer : undefined;
  const choose = async (how: (typeof steps)[number], start: readonly Choice[], stands: StoredAnswer | undefined) => {
    const asked = { ...question, ...how, start, bound: stands?.selection.bound ?? null };
    const chosen = await compute.run<Chosen>(selectionWorker, 'choose', asked, { signal });
    const found = withKnown({ ...unexplained(loaded), ...(stands ? betterOf(stands, chosen) : chosen) }, stands);
    await store(found);
    return found;
  };
  let answer: StoredAnswer | undefined;
  for (const step of steps) {
    answer = await choose(step, (answer ?? before?.answer)?.selection.choices ?? [], answer ?? same);
    if (answer.selection.status === 'optimal' || answer.selection.status === 'infeasible') break;
  }
  if (!answer) throw new Error('Every search takes a share of its nodes.');
  const { choices, status } = answer.selection;
  let isFoundOut = choices.length === 0 && status !== 'optimal';
  for (let takenUp = 0; !isFoundOut; takenUp++) {
    isFoundOut = true;
    for await (const step of findOut(compute, answer, built.ranges, signal)) {
      say(0.2 + 0.8 * step.share, step.part);
      answer = step.answer;
      await store(answer);
      if (!step.better || takenUp === mostTakenUp) continue;
      answer = await choose(steps[0], step.better, answer);
      isFoundOut = false;
      break;
    }
  }
  const found = answer;
  await run.finish(async (call) => {
    await keepAnswer(call, rowOf({ ...found, isComplete: true }));
    return { scenarioId };
  });
}

/** What an answer to these inputs is told with, before anything is found. */
const unexplained = ({ scenario, built, rules, candidates, beside }: LoadedScenario) => ({
  ...{ portfolio: built.portfolio, nodeLimit: scenario.node_limit },
  told: toldOf(candidates, beside, built.unranked),
  ...{ periods: built.periods, starts: built.starts },
  terms: { value_by: scenario.value_by, period: scenario.period, reasons: reasonsOf(rules) },
  ...{ leftOut: [], kept: [], frontier: [], moreBuys: [], robustness: null },
  isComplete: false,
});

/** Of the same question: what stood, with what is proven of it since, unless a search found more, or proved what it found. */
function betterOf({ selection, figures, conflict }: StoredAnswer, found: Chosen): Chosen {
  const stands = selection.choices.length > 0 && found.selection.status !== 'optimal' && found.selection.value <= selection.value; // biome-ignore format: one line
  return stands
    ? { selection: withBound(selection, found.selection.bound ?? selection.bound), figures, conflict }
    : found;
}

/** With what is known of the same choice already. */
function withKnown(answer: StoredAnswer, known: StoredAnswer | undefined): StoredAnswer {
  if (!known || choicesIn(known) !== choicesIn(answer)) return answer;
  const { leftOut, kept, frontier, moreBuys, robustness } = known;
  return { ...answer, leftOut, kept, frontier, moreBuys, robustness };
}

/**
 * Writes what was found over what was there. What is decided on, or was, keeps its choice: more is found out about that
 * one alone. Throws `scenario-fixed`.
 */
async function keepAnswer({ tx }: Call, row: AnswerRow): Promise<void> {
  const scenario = await holdScenario(tx, row.scenario_id);
  if (await isFixed(tx, scenario)) {
    const [stored] = await selectAnswers(tx, [scenario.id]);
    const isSame = stored?.inputs === row.inputs && choicesIn(stored.answer) === choicesIn(row.answer);
    if (!isSame) throw new OperationError(errors.scenarioFixed);
  }
  await upsertAnswer(tx, row);
  await publish(tx, selectionTopic);
}

const choicesIn = ({ selection }: StoredAnswer): string =>
  selection.choices.map(({ investment, option, start }) => `${investment} ${option} ${start}`).join();

/** What there was to choose from, as it stood. */
const toldOf = (candidates: readonly Candidate[], beside: readonly Beside[], unranked: readonly string[]): Told[] => [
  ...candidates.map(({ id, kind, name, officeName, ways, unknown }) => ({
    ...{ id, kind, name, officeName },
    unknown: unranked.includes(id) ? [...unknown, 'score' as const] : unknown,
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
