import { namesOf, namesOfOffices, organisationOf } from '#modules/offices/actions';
import { dateIn } from '#modules/offices/actions/organisation';
import type { OperationCall } from '#platform/server/http/exchange';
import { pageOf, readCursor } from '#platform/server/http/page';
import type { Brief, Option } from '../contract.ts';
import { selectProposals, selectReviews } from '../queries.ts';
import { similarTo } from '../similar-proposals.ts';
import type { ProposalState } from '../tables.ts';
import { mayChangeProposal, proposalOf } from './hold-proposal.ts';
import { type LoadedCase, loadCases } from './load-case.ts';
import { reviewFor } from './reviewers.ts';

const statesOf: Readonly<Record<'waiting' | 'decided', readonly ProposalState[]>> = {
  waiting: ['open', 'in-review', 'deferred'],
  decided: ['approved', 'rejected', 'merged'],
};

interface Page {
  readonly state: 'waiting' | 'decided';
  readonly limit: number;
  readonly after?: string | undefined;
}

export async function reachOf({ access }: OperationCall) {
  const reach = await access.reach('proposal.read');
  return reach.isEverywhere ? null : reach.ids('office');
}

export async function todayOf(call: Pick<OperationCall, 'tx' | 'now'>): Promise<string> {
  return dateIn((await organisationOf(call.tx)).timeZone, call.now);
}

/** The proposals that the caller may read, the latest first. */
export async function listProposals(call: OperationCall, { state, limit, after }: Page) {
  const query = { states: statesOf[state], after: readCursor(after, ['text', 'uuid']), limit: limit + 1 };
  const rows = await selectProposals(call.tx, await reachOf(call), query);
  const { items, next } = pageOf(rows, limit, ({ created_at, id }) => [created_at, id]);
  return { items: await describe(call, await loadCases(call.tx, items, await todayOf(call))), next };
}

async function describe({ tx }: OperationCall, cases: readonly LoadedCase[]): Promise<Brief[]> {
  const people = await namesOf(
    tx,
    cases.flatMap(({ proposal }) =>
      [proposal.proposer_person_id, proposal.sponsor_person_id].filter((id) => id !== null),
    ),
  );
  const offices = await namesOfOffices(tx, [...new Set(cases.map(({ proposal }) => proposal.office_id))]);
  const nameOf = (id: string | null) => (id === null ? null : (people.get(id) ?? null));
  return cases.map(({ proposal, judged, items, tier, needed, stage, alignmentPercent }) => ({
    proposalId: proposal.id,
    name: proposal.name,
    summary: proposal.summary,
    officeId: proposal.office_id,
    officeName: offices.get(proposal.office_id) ?? '',
    proposerName: nameOf(proposal.proposer_person_id),
    sponsorPersonId: proposal.sponsor_person_id,
    sponsorName: nameOf(proposal.sponsor_person_id),
    stage,
    neededStage: needed,
    state: proposal.state,
    tier,
    risk: proposal.risk,
    startsOn: proposal.starts_on,
    lookAgainOn: proposal.look_again_on,
    createdAt: proposal.created_at,
    submittedAt: proposal.submitted_at,
    missing: items.filter(({ isMet }) => !isMet).length,
    costMinor: judged?.figures.costMinor ?? null,
    netPresentValueMinor: judged?.figures.netPresentValueMinor ?? null,
    paybackYears: judged?.figures.paybackYears ?? null,
    alignmentPercent,
  }));
}

/** One proposal with its case, its figures, who reviewed it, and those that are like it. */
export async function getProposal(call: OperationCall, { proposalId }: { readonly proposalId: string }) {
  const { tx } = call;
  const row = await proposalOf(call, proposalId);
  const [loaded] = await loadCases(tx, [row], await todayOf(call));
  const [brief] = await describe(call, loaded ? [loaded] : []);
  if (!loaded || !brief) throw new Error('A proposal that was read has a case.');
  const reviews = await selectReviews(tx, [proposalId]);
  const people = await namesOf(tx, [
    ...reviews.map(({ person_id }) => person_id),
    ...loaded.statements.flatMap(({ owner_person_id }) => owner_person_id ?? []),
  ]);
  const others = (await selectProposals(tx, await reachOf(call), { states: ['open', 'in-review', 'deferred'], limit: 500 })).filter(({ id }) => id !== row.id); // biome-ignore format: one line
  const textOf = ({ id, name, summary }: typeof row) => ({ id, text: `${name} ${name} ${summary}` });
  const similar = similarTo(textOf(row), others.map(textOf));
  const { currencyCode } = await organisationOf(tx);
  const rateOffice = loaded.rate && (await namesOfOffices(tx, [loaded.rate.officeId])).get(loaded.rate.officeId);
  const mayChange = await mayChangeProposal(call, row);
  return {
    ...brief,
    currentUntil: row.current_until,
    preferredOptionId: row.preferred_option_id,
    projectId: row.project_id,
    mergedInto: row.merged_into,
    decisionId: row.decision_id,
    mayWrite: row.state === 'open' && mayChange,
    mayMerge: row.state === 'open' && (await call.access.holds('proposal.update', { kind: 'proposal', id: row.id })),
    mayReview: (await reviewFor(call, row, reviews)) !== undefined,
    mayWithdraw: row.state === 'in-review' && mayChange,
    currencyCode,
    terms: {
      baseDay: loaded.baseDay,
      yearlyRatePercent: loaded.rate?.percent ?? null,
      rateOffice: rateOffice ?? null,
      convention: 'period-end' as const,
    },
    needs: loaded.items,
    options: loaded.evaluated.map((one) => describeOption(loaded, one)),
    statements: loaded.statements.map(({ id, kind, text, owner_person_id }) => ({
      statementId: id,
      kind,
      text,
      ownerPersonId: owner_person_id,
      ownerName: (owner_person_id && people.get(owner_person_id)) ?? null,
    })),
    reviews: reviews.map(({ person_id, role, asked_at, verdict, comment, answered_at }) => ({
      personId: person_id,
      personName: people.get(person_id) ?? '',
      role,
      askedAt: asked_at,
      verdict,
      comment,
      answeredAt: answered_at,
    })),
    similar: similar.flatMap(({ id, likeness }) => {
      const name = others.find((other) => other.id === id)?.name;
      return name === undefined ? [] : { proposalId: id, name, likenessPercent: Math.round(likeness * 100) };
    }),
  };
}

function describeOption(file: LoadedCase, { option, figures }: LoadedCase['evaluated'][number]): Option {
  const { internalRate, range, years, wholeCostMinor: _whole, ...told } = figures;
  return {
    optionId: option.id,
    name: option.name,
    kind: option.kind,
    about: option.about,
    isPreferred: option.id === file.judged?.option.id,
    flows: file.flows
      .filter(({ option_id }) => option_id === option.id)
      .map((row) => ({
        flowId: row.id,
        optionId: option.id,
        name: row.name,
        kind: row.kind,
        benefitClass: row.benefit_class,
        amountMinor: row.amount_minor,
        leastMinor: row.least_minor,
        mostMinor: row.most_minor,
        firstOn: row.first_on,
        every: row.every,
        times: row.times,
      })),
    demands: file.demands
      .filter(({ option_id }) => option_id === option.id)
      .map(({ id, skill, from_on, months, people }) => ({
        demandId: id,
        optionId: option.id,
        skill,
        fromOn: from_on,
        months,
        people,
      })),
    figures: {
      ...told,
      leastMinor: range.leastMinor,
      mostMinor: range.mostMinor,
      ratePercent: internalRate.ratePercent,
      rootsPercent: [...internalRate.rootsPercent],
      noRate: internalRate.reason,
      years: years.map(({ period, ...year }) => ({ fiscalYear: period.fiscalYear, ...year })),
    },
  };
}
