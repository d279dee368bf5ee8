import type { Tier } from '#engine';
import type { CaseDemandRow, CaseFlowRow, CaseOptionRow, CaseStatementRow, ProposalRow, Stage } from './tables.ts';

/** A proposal with all that its case is made of. */
export interface CaseFile {
  readonly proposal: ProposalRow;
  readonly options: readonly CaseOptionRow[];
  readonly flows: readonly CaseFlowRow[];
  readonly demands: readonly CaseDemandRow[];
  readonly statements: readonly CaseStatementRow[];
  /** How many objectives it serves. */
  readonly contributions: number;
}

/** How far a case has to be written before somebody decides on it: a small proposal is one page. */
export const neededStage: Readonly<Record<Tier, Stage>> = { small: 'proposal', standard: 'outline', major: 'full' };

/** The option by which a proposal is judged: the one that is preferred, else the only one that does something. */
export function judgedOption({ proposal, options }: Pick<CaseFile, 'proposal' | 'options'>): CaseOptionRow | undefined {
  const acting = options.filter(({ kind }) => kind !== 'do-nothing');
  return options.find(({ id }) => id === proposal.preferred_option_id) ?? (acting.length === 1 ? acting[0] : undefined);
}

type Check = (file: CaseFile) => boolean;

const flowsOf = (file: CaseFile) => {
  const option = judgedOption(file);
  return file.flows.filter(({ option_id }) => option_id === option?.id);
};

/** What each stage adds to the one before it. */
const checks: Readonly<Record<Stage, Readonly<Record<string, Check>>>> = {
  idea: { summary: ({ proposal }) => proposal.summary.length >= 20 },
  proposal: {
    sponsor: ({ proposal }) => proposal.sponsor_person_id !== null,
    start: ({ proposal }) => proposal.starts_on !== null,
    objective: ({ contributions }) => contributions > 0,
    cost: (file) => flowsOf(file).some(({ kind }) => kind !== 'benefit'),
  },
  outline: {
    alternative: ({ options }) => options.some(({ kind }) => kind !== 'other') && options.length > 1,
    preferred: ({ proposal }) => proposal.preferred_option_id !== null,
    benefit: (file) => flowsOf(file).some(({ kind }) => kind === 'benefit'),
    assumption: ({ statements }) => statements.some(({ kind }) => kind === 'assumption'),
    risk: ({ proposal }) => proposal.risk !== null,
  },
  full: {
    demand: (file) => file.demands.some(({ option_id }) => option_id === judgedOption(file)?.id),
    ranges: (file) => flowsOf(file).every(({ least_minor, most_minor }) => least_minor !== null && most_minor !== null),
    risks: ({ statements }) => statements.some(({ kind }) => kind === 'risk'),
    owners: ({ statements }) => {
      const assumptions = statements.filter(({ kind }) => kind === 'assumption');
      return assumptions.length > 0 && assumptions.every(({ owner_person_id }) => owner_person_id !== null);
    },
    current: ({ proposal }) => proposal.current_until !== null,
  },
};

const order: readonly Stage[] = ['idea', 'proposal', 'outline', 'full'];

export interface CompletenessItem {
  readonly item: string;
  readonly stage: Stage;
  readonly isMet: boolean;
}

/** What a case of this stage needs, those before it included, and whether it is there. */
export function completeness(file: CaseFile, stage: Stage): CompletenessItem[] {
  return order
    .slice(0, order.indexOf(stage) + 1)
    .flatMap((one) => Object.entries(checks[one]).map(([item, isMet]) => ({ item, stage: one, isMet: isMet(file) })));
}
