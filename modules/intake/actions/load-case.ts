import {
  type CaseEvaluation,
  dayOfDate,
  evaluateCase,
  groupedBy,
  settingOf,
  shippedThresholds,
  type Tier,
  tierOf,
} from '#engine';
import { officeChains, officeSettings, policyChains } from '#modules/offices/actions';
import { contributionsOf } from '#modules/strategy/actions/contributions-of';
import { mapInTurns, type Tx } from '#platform/server';
import { type CaseFile, completeness, judgedOption, neededStage } from '../completeness.ts';
import { selectDemands, selectFlows, selectOptions, selectRates, selectStatements } from '../queries.ts';
import type { CaseFlowRow, CaseOptionRow, DiscountRateRow, ProposalRow, Stage } from '../tables.ts';

/** At what an office discounts on a day, and whose rate that is. */
export interface Rate {
  readonly percent: number;
  readonly officeId: string;
}

/** A proposal with its case and what follows from it. */
export interface LoadedCase extends CaseFile {
  readonly evaluated: readonly { readonly option: CaseOptionRow; readonly figures: CaseEvaluation }[];
  readonly judged: { readonly option: CaseOptionRow; readonly figures: CaseEvaluation } | undefined;
  readonly tier: Tier;
  readonly needed: Stage;
  readonly stage: Stage;
  readonly items: ReturnType<typeof completeness>;
  readonly rate: Rate | null;
  readonly baseDay: string;
  readonly alignmentPercent: number;
}

const order: readonly Stage[] = ['idea', 'proposal', 'outline', 'full'];

/** The cases of these proposals, valued at their start; where none is given as of `unstarted`, which is today unless said. */
export async function loadCases(
  tx: Tx,
  proposals: readonly ProposalRow[],
  today: string,
  unstarted = today,
): Promise<LoadedCase[]> {
  const ids = proposals.map(({ id }) => id);
  const offices = [...new Set(proposals.map(({ office_id }) => office_id))];
  const [options, statements, chains, policies, served] = await Promise.all([
    selectOptions(tx, ids),
    selectStatements(tx, ids),
    officeChains(tx),
    policyChains(tx, offices),
    contributionsOf(tx, proposals.map(({ id, office_id: officeId }) => ({ id, officeId }))), // biome-ignore format: one line
  ]);
  const optionIds = options.map(({ id }) => id);
  const [flows, demands] = await Promise.all([selectFlows(tx, optionIds), selectDemands(tx, optionIds)]);
  const rates = await selectRates(tx, [...new Set(offices.flatMap((id) => chains.get(id) ?? []))]);
  const months = new Map<string, number>();
  for (const id of offices) months.set(id, (await officeSettings(tx, id)).fiscalYearStartMonth);
  const optionsOf = groupedBy(options, ({ proposal_id }) => proposal_id);
  const flowsOf = groupedBy(flows, ({ option_id }) => option_id);
  const demandsOf = groupedBy(demands, ({ option_id }) => option_id);
  const statementsOf = groupedBy(statements, ({ proposal_id }) => proposal_id);
  return mapInTurns(proposals, (proposal) => {
    const own = optionsOf.get(proposal.id) ?? [];
    const { contributions = 0, percent = 0 } = served.get(proposal.id) ?? {};
    const file: CaseFile = {
      proposal,
      options: own,
      flows: own.flatMap(({ id }) => flowsOf.get(id) ?? []),
      demands: own.flatMap(({ id }) => demandsOf.get(id) ?? []),
      statements: statementsOf.get(proposal.id) ?? [],
      contributions,
    };
    const baseDay = proposal.starts_on ?? unstarted;
    const rate = rateOn(rates, chains.get(proposal.office_id) ?? [], baseDay);
    const terms = {
      baseDay: dayOf(baseDay),
      sunkBefore: dayOf(baseDay < today ? baseDay : today),
      startMonth: months.get(proposal.office_id) ?? 1,
      yearlyRatePercent: rate?.percent ?? 0,
      convention: 'period-end' as const,
    };
    const evaluated = own.map((option) => ({
      option,
      figures: evaluateCase((flowsOf.get(option.id) ?? []).map(flowOf), terms),
    }));
    const judged = evaluated.find(({ option }) => option.id === judgedOption(file)?.id);
    const facts = {
      budgetMinor: judged?.figures.wholeCostMinor ?? null,
      durationDays: null,
      risk: proposal.risk,
      strategicWeight: null,
    };
    const thresholds = settingOf(policies.get(proposal.office_id) ?? [], 'tierThresholds', shippedThresholds);
    const { tier } = tierOf(facts, thresholds);
    const needed = neededStage[tier];
    const all = completeness(file, 'full');
    // the last stage of which, and of all before which, nothing is missing
    const open = order.findIndex((stage) => all.some((item) => item.stage === stage && !item.isMet));
    const stage = order[(open < 0 ? order.length : Math.max(open, 1)) - 1] ?? 'idea';
    const items = completeness(file, needed);
    return { ...file, evaluated, judged, tier, needed, stage, items, rate, baseDay, alignmentPercent: percent };
  });
}

/** Days since 1984-01-01 of an ISO date. */
export function dayOf(date: string): number {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return dayOfDate(year, month, day);
}

const flowOf = (row: CaseFlowRow) => ({
  kind: row.kind,
  benefitClass: row.benefit_class,
  amountMinor: row.amount_minor,
  leastMinor: row.least_minor,
  mostMinor: row.most_minor,
  firstDay: dayOf(row.first_on),
  every: row.every,
  times: row.times,
});

/** The rate of the nearest office that has one on the day. */
function rateOn(rates: readonly DiscountRateRow[], chain: readonly string[], day: string): Rate | null {
  for (const officeId of chain) {
    const found = rates.find((rate) => rate.office_id === officeId && rate.from_on <= day);
    if (found) return { percent: found.percent, officeId };
  }
  return null;
}

/** At what each of these offices discounts on a day; null: neither it nor one above says. */
export async function ratesOn(
  tx: Tx,
  offices: readonly string[],
  day: string,
): Promise<ReadonlyMap<string, Rate | null>> {
  const chains = await officeChains(tx);
  const rates = await selectRates(tx, [...new Set(offices.flatMap((id) => chains.get(id) ?? []))]);
  return new Map(offices.map((id) => [id, rateOn(rates, chains.get(id) ?? [], day)]));
}
