import { type CaseRoute, settingOf, shippedRoutes } from '#engine';
import { answerUntil, boardTime, contributeDecisionKind, openDecision, takeBack } from '#modules/findings/actions';
import { errors as findingErrors } from '#modules/findings/routes';
import { holdersOf, officeSettings, policyChain, startOfDay } from '#modules/offices/actions';
import { dateIn } from '#modules/offices/actions/organisation';
import { createProject } from '#modules/projects/actions/create-project';
import type { ProjectPart } from '#modules/projects/actions/project-part';
import { isNameTaken } from '#modules/projects/actions/read-projects';
import { defaultToleranceDays, writeProject } from '#modules/projects/actions/write-project';
import { errors as projectErrors } from '#modules/projects/routes';
import { handContributionsOn } from '#modules/strategy/actions/contributions-of';
import { OperationError, errors as platformErrors } from '#platform/contract';
import {
  type Call,
  type Change,
  defineNoticeKind,
  defineTimer,
  type Json,
  notify,
  personOf,
  setTimer,
  type Tx,
  timeOrderedId,
  writeChanges,
} from '#platform/server';
import type { OperationCall } from '#platform/server/http/exchange';
import { selectReviews } from '../queries.ts';
import { errors } from '../routes.ts';
import type { CaseReviewRow, ProposalRow } from '../tables.ts';
import { tellCase } from './case-statements.ts';
import {
  holdOpenProposal,
  holdProposal,
  mayChangeProposal,
  proposalChanges,
  proposalOf,
  recordOf,
  tellProposal,
} from './hold-proposal.ts';
import { type LoadedCase, loadCases } from './load-case.ts';
import { todayOf } from './read-proposals.ts';
import { isOfRound, reviewersFor, reviewFor } from './reviewers.ts';

/** Who looks at a case of its tier before it is decided, and who decides, as the nearest office says. */
async function routeOf(tx: Tx, { proposal, tier }: LoadedCase): Promise<CaseRoute> {
  const routes = settingOf(await policyChain(tx, proposal.office_id), 'caseRoutes', shippedRoutes);
  const found = routes.find((route) => route.tier === tier);
  if (!found) throw new Error('There is a route for each tier.');
  return found;
}

defineNoticeKind({ kind: 'review-asked', label: 'intake.notice.kind', usual: 'mail' });

interface Which {
  readonly proposalId: string;
}

/**
 * Asks for a decision: first of those who review a case of its tier, each role once and never whoever proposes; once
 * all have answered, or where there is nobody, of whoever decides. Throws `case-incomplete`, `proposal-not-open`.
 */
export async function submitProposal(call: OperationCall, { proposalId }: Which) {
  const { tx, now } = call;
  const row = await holdOpenProposal(call, proposalId);
  const file = await caseOf(call, row);
  const missing = file.items.filter(({ isMet }) => !isMet).map(({ item }) => item);
  if (missing.length) throw new OperationError(errors.caseIncomplete, { missing });
  const people = await reviewersFor(call, row, (await routeOf(tx, file)).reviewers);
  const reviews = [...people].map(([person_id, role]): Change => {
    const to = { proposal_id: row.id, person_id, role, asked_at: now, verdict: null, comment: '', answered_at: null };
    return { entity: 'case-review', id: timeOrderedId(), field: null, from: null, to };
  });
  const stage = proposalChanges(row, { state: 'in-review', stage: file.stage, submitted_at: now });
  await writeChanges(call, [...stage, ...reviews]);
  const message = { key: 'intake.notice.review', parameters: { proposal: recordOf(row) } };
  await notify(call, {
    to: [...people.keys()],
    kind: 'review-asked',
    message,
    record: { kind: 'proposal', id: row.id },
  });
  const decisionId = reviews.length ? null : await askForDecision(call, file, []);
  await tellProposal(tx, row.id);
  return { proposalId: row.id, reviews: reviews.length, decisionId };
}

interface Review extends Which {
  readonly verdict: NonNullable<CaseReviewRow['verdict']>;
  readonly comment: string;
}

/** Answers a review that waits for the caller; with the last one the decision is asked for. Throws `not-reviewing`. */
export async function reviewProposal(call: OperationCall, { proposalId, verdict, comment }: Review) {
  const { tx, now } = call;
  const row = await holdProposal(tx, proposalId);
  const reviews = await selectReviews(tx, [proposalId]);
  const own = await reviewFor(call, row, reviews);
  if (!own) throw new OperationError(errors.notReviewing);
  const answer = { verdict, comment, answered_at: now, person_id: personOf(call.actor) ?? own.person_id };
  const changes = Object.entries(answer).flatMap(([field, to]): Change[] => {
    const from = own[field as keyof CaseReviewRow];
    return from === to ? [] : [{ entity: 'case-review', id: own.id, field, from, to }];
  });
  const written = await writeChanges(call, changes);
  const all = reviews.map((review) => (review.id === own.id ? { ...review, ...answer } : review));
  const since = all.filter((review) => isOfRound(row, review));
  if (since.every(({ answered_at }) => answered_at !== null))
    await askForDecision(call, await caseOf(call, row), since);
  await tellProposal(tx, proposalId);
  return written;
}

/** The case of a proposal as it stands at the call. */
export async function caseOf(call: Call, row: ProposalRow): Promise<LoadedCase> {
  const [file] = await loadCases(call.tx, [row], await todayOf(call));
  if (!file) throw new Error('A proposal has a case.');
  return file;
}

/**
 * Asked by whoever proposes, who therefore neither decides nor is asked, but may take it back; nobody who reviewed is kept
 * from deciding. Where the sponsor decides, it is asked of the one who is named.
 */
async function askForDecision(call: Call, file: LoadedCase, reviews: readonly CaseReviewRow[]) {
  const { proposal, judged } = file;
  const { decides } = await routeOf(call.tx, file);
  const { question, statements, effects, meanwhile } = await tellCase(call.tx, file, reviews);
  const asking: Call = { ...call, actor: { kind: 'system', id: 'intake' } };
  const { id } = await openDecision(asking, {
    kind: 'proposal',
    office_id: proposal.office_id,
    question,
    options: ['approve', 'defer', 'reject'],
    asked_role: decides,
    asked_by: proposal.proposer_person_id,
    payload: {
      proposalId: proposal.id,
      asksPersonId: decides === 'sponsor' ? proposal.sponsor_person_id : null,
      costMinor: judged?.figures.costMinor ?? null,
      statements,
      effects,
      meanwhile,
    } as unknown as Readonly<Record<string, Json>>,
  });
  await writeChanges(asking, proposalChanges(proposal, { decision_id: id }));
  return id;
}

/** For whoever writes a history: the decision on a proposal is asked for, as it stands. */
export async function askAbout(call: Call, row: ProposalRow): Promise<string> {
  return askForDecision(call, await caseOf(call, row), await selectReviews(call.tx, [row.id]));
}

const lookAgainTimer = 'intake.look-again';

/** Brings a deferred proposal back on its day, to be written on and asked about again. */
export const lookAgain = defineTimer<Which>(lookAgainTimer, async (call, { payload }) => {
  const row = await holdProposal(call.tx, payload.proposalId);
  if (row.state !== 'deferred') return;
  const system: Call = { ...call, actor: { kind: 'system', id: lookAgainTimer }, operation: lookAgainTimer };
  await writeChanges(system, proposalChanges(row, { state: 'open', look_again_on: null, decision_id: null }));
  const leads = await holdersOf(call.tx, 'pmo-lead', { kind: 'office', id: row.office_id }, call.now);
  const to = [...leads.map(({ personId }) => personId), ...(row.proposer_person_id ? [row.proposer_person_id] : [])];
  const message = { key: 'intake.notice.back', parameters: { proposal: recordOf(row) } };
  await notify(call, { to: [...new Set(to)], kind: 'review-asked', message, record: { kind: 'proposal', id: row.id } });
  await tellProposal(call.tx, row.id);
});

/** So long a proposal waits where nobody says until when. */
const usualDays = 90;

let parts: readonly ProjectPart[] = [];

/** What a project that is made of a proposal begins with; the process composes its modules once. */
export function beginProjectsWith(given: readonly ProjectPart[]): void {
  parts = given;
}

/** Once, where the module is loaded. */
export function contributeProposalDecisions(): void {
  contributeDecisionKind({
    kind: 'proposal',
    answerWithin: boardTime,
    asksOf: { codes: ['intake.decision-late'], of: 'proposalId' },
    async apply(call, { payload }, { option, until }) {
      const row = await holdProposal(call.tx, String(payload.proposalId));
      const projectId = option === 'approve' ? await approve(call, row) : null;
      if (option === 'reject') await writeChanges(call, proposalChanges(row, { state: 'rejected' }));
      if (option === 'defer') await deferProposal(call, row, await lookAgainDay(call, row, until));
      await tellProposal(call.tx, row.id);
      return { project_id: projectId };
    },
    withdrawn: async (call, { payload }) => reopen(call, await holdProposal(call.tx, String(payload.proposalId))),
  });
}

/** Back to be written on: what was answered stays, what waits is asked no more. */
async function reopen(call: Call, row: ProposalRow): Promise<void> {
  const unanswered = (await selectReviews(call.tx, [row.id])).filter(({ answered_at }) => answered_at === null);
  await writeChanges(call, [
    ...proposalChanges(row, { state: 'open', decision_id: null }),
    ...unanswered.map(({ id, ...from }): Change => ({ entity: 'case-review', id, field: null, from, to: null })),
  ]);
  await tellProposal(call.tx, row.id);
}

interface Withdrawal extends Which {
  readonly reason: string;
}

/**
 * Takes a proposal back from those who review it or decide on it, so that it can be written on and asked about again, by
 * whoever may change it. Throws `not-in-review`, `permission-missing`, `decision-closed`.
 */
export async function withdrawProposal(call: OperationCall, { proposalId, reason }: Withdrawal) {
  // the decision is held before the proposal, as whoever decides holds them
  const seen = await proposalOf(call, proposalId);
  if (!(await mayChangeProposal(call, seen))) throw new OperationError(platformErrors.permissionMissing);
  if (seen.state === 'in-review' && seen.decision_id) await takeBack(call, seen.decision_id, reason);
  else {
    const row = await holdProposal(call.tx, proposalId);
    if (row.state !== 'in-review' || row.decision_id) throw new OperationError(errors.notInReview);
    await reopen(call, row);
  }
  return { proposalId };
}

/** By the calendar of the office. Throws `until-outside` where it is not ahead, or more than a year away. */
async function lookAgainDay(call: Call, row: ProposalRow, until?: string): Promise<string> {
  const { timeZone } = await officeSettings(call.tx, row.office_id);
  const at = answerUntil(call, until ?? new Date(Date.parse(call.now) + usualDays * 86_400_000).toISOString());
  const day = dateIn(timeZone, at);
  if (day <= dateIn(timeZone, call.now)) throw new OperationError(findingErrors.untilOutside);
  return day;
}

export async function deferProposal(call: Call, row: ProposalRow, day: string): Promise<void> {
  const { timeZone } = await officeSettings(call.tx, row.office_id);
  await writeChanges(call, proposalChanges(row, { state: 'deferred', look_again_on: day }));
  const payload = { proposalId: row.id };
  await setTimer(call.tx, { name: lookAgainTimer, key: row.id, dueAt: startOfDay(day, timeZone), payload });
}

/** Makes the project, with the sponsor, the money and the objectives of the proposal; returns its id. */
async function approve(call: OperationCall, row: ProposalRow): Promise<string> {
  const file = await caseOf(call, row);
  const project = await createProject(parts, call, {
    officeId: row.office_id,
    name: await freeName(call.tx, row),
    managerPersonId: null,
    toleranceDays: defaultToleranceDays,
  }).catch((error: unknown) => {
    // somebody took it in this very moment
    const isTaken = error instanceof OperationError && error.code === projectErrors.nameTaken.code;
    throw isTaken ? new OperationError(platformErrors.changedMeanwhile) : error;
  });
  const facts = {
    sponsor_person_id: row.sponsor_person_id,
    budget_minor: file.judged?.figures.costMinor ?? null,
    risk: row.risk,
  };
  const set = Object.entries(facts).flatMap(([field, to]): Change[] =>
    to === null ? [] : [{ entity: 'project', id: project.projectId, field, from: null, to }],
  );
  if (set.length) await writeProject(call, set);
  for (const { onUpdated } of parts) await onUpdated?.(call, project.projectId, Object.keys(facts));
  await handContributionsOn(call, row.id, project.projectId);
  await writeChanges(call, proposalChanges(row, { state: 'approved', project_id: project.projectId }));
  return project.projectId;
}

/** The name of the proposal, or with the first number behind it that no project of the office has. */
async function freeName(tx: Tx, { office_id, name }: ProposalRow): Promise<string> {
  for (let number = 1; ; number++) {
    const suffix = number === 1 ? '' : ` (${number})`;
    const wanted = `${name.slice(0, 200 - suffix.length)}${suffix}`;
    if (!(await isNameTaken(tx, office_id, wanted))) return wanted;
  }
}
