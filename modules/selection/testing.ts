import { randomUUID } from 'node:crypto';
import { type TestOwner, until } from '#modules/reporting/testing';
import { createClient, type Send } from '#platform/contract';
import type { contract } from './contract.ts';
import { routes } from './routes.ts';

export const selectionOf = (send: Send) => createClient<typeof contract>(routes, send);
type Selection = ReturnType<typeof selectionOf>;

export const made = <E extends string, T>(entity: E, to: T, id: string = randomUUID()) => ({ entity, id, field: null, from: null, to }); // biome-ignore format: one line

interface Wanted {
  readonly cost: number;
  readonly benefit: number;
  readonly skill?: string;
  readonly people?: number;
}

/** A proposal that costs so much in March 2026 and brings so much a year later; the rate is 0, so it is worth the difference. */
export async function propose(
  { intake, officeId }: TestOwner,
  name: string,
  { cost, benefit, skill, people = 1 }: Wanted,
) {
  const { proposalId } = await intake.createProposal({ officeId, name });
  const option = randomUUID();
  const flow = { optionId: option, leastMinor: null, mostMinor: null, every: 'once' as const, times: 1 };
  await intake.changeProposal({
    proposalId,
    changes: [
      made('case-option', { name: `${name} itself`, kind: 'other', about: '' }, option),
      made('case-flow', { ...flow, name: 'Work', kind: 'opex', benefitClass: null, amountMinor: cost, firstOn: '2026-03-01' }),
      made('case-flow', { ...flow, name: 'Savings', kind: 'benefit', benefitClass: 'cashable', amountMinor: benefit, firstOn: '2027-03-01' }),
      ...(skill ? [made('case-demand', { optionId: option, skill, fromOn: '2026-01-01', months: 3, people })] : []),
      { entity: 'proposal', id: proposalId, field: 'startsOn', from: null, to: '2026-01-01' },
    ] as never, // biome-ignore format: a table
  });
  return proposalId;
}

export const money = (most: number) => ({ kind: 'money' as const, skill: '', byPeriod: [most, 0, 0, 0], carriesOver: true, boughtInPercent: 0 }); // biome-ignore format: one line
export const rule = { dimension: null, class: null, least: null, most: null, lag: null };

export async function solved(selection: Selection, scenarioId: string) {
  const { jobId } = await selection.solveScenario({ scenarioId });
  if (!jobId) throw new Error('Nothing was begun.');
  return answered(selection, scenarioId);
}

export async function answered(selection: Selection, scenarioId: string) {
  const isDone = (one: { jobId: string | null }) => one.jobId === null;
  const found = await until(() => selection.getScenario({ scenarioId }), isDone); // biome-ignore format: one line
  if (!found.answer) throw new Error('It was not answered.');
  return found.answer;
}

export const inOf = ({ lines }: { lines: readonly { isIn: boolean; name: string }[] }) => lines.filter(({ isIn }) => isIn).map(({ name }) => name).sort(); // biome-ignore format: one line
