import { randomUUID } from 'node:crypto';
import { testPerson } from '#modules/offices/testing';
import { clientsOf, testOwner, type testPortico } from '#modules/reporting/testing';

type TestPortico = Awaited<ReturnType<typeof testPortico>>;

export const made = <E extends string, T>(entity: E, to: T, id: string = randomUUID()) => ({
  entity,
  id,
  field: null,
  from: null,
  to,
});
export const path = { output: '', capability: '', outcome: '', benefit: '' };

export interface WantedCase {
  readonly capexMinor?: number;
  readonly benefitMinor?: number;
}

/** A PMO lead beside the owner, an objective, and a proposal that is complete as a standard case. */
export async function begunCase(
  portico: TestPortico,
  { capexMinor = 40_000_00, benefitMinor = 30_000_00 }: WantedCase = {},
) {
  const owner = await testOwner(portico, '2026-01-05T09:00:00.000Z');
  const { officeId } = owner;
  const [theme, objective] = [randomUUID(), randomUUID()];
  await owner.strategy.changeStrategy({
    officeId,
    changes: [
      made('theme', { name: 'Growth', about: '', weight: 1 }, theme),
      made('objective', { themeId: theme, name: 'Baskets', about: '', weight: 1, ownerPersonId: null }, objective),
    ],
  });
  await owner.intake.setDiscountRate({ officeId, fromOn: '2026-01-01', percent: 10 });
  const requester = await testPerson(portico.server, owner, 'requester', `office:${officeId}`);
  const { intake, strategy } = clientsOf(requester.send);
  const { proposalId } = await intake.createProposal({ officeId, name: 'Store Wi-Fi', summary: 'Networks of 412 shops fail once a week.' }); // biome-ignore format: one line
  const option = randomUUID();
  const flow = { optionId: option, leastMinor: null, mostMinor: null, every: 'once' as const, times: 1 };
  const set = <F extends string, T>(field: F, to: T) => ({ entity: 'proposal' as const, id: proposalId, field, from: null, to }); // biome-ignore format: one line
  await intake.changeProposal({
    proposalId,
    changes: [
      made('case-option', { name: 'Do nothing', kind: 'do-nothing', about: '' }),
      made('case-option', { name: 'New network', kind: 'other', about: '' }, option),
      made('case-flow', { ...flow, name: 'Network', kind: 'capex', benefitClass: null, amountMinor: capexMinor, firstOn: '2026-03-01' }),
      made('case-flow', { ...flow, name: 'Fewer calls', kind: 'benefit', benefitClass: 'cashable', amountMinor: benefitMinor, firstOn: '2027-03-01', every: 'year', times: 2 }),
      made('case-statement', { kind: 'assumption', text: 'Shops let us in at night', ownerPersonId: owner.personId }),
      set('sponsorPersonId', owner.personId),
      set('startsOn', '2026-02-01'),
      set('risk', 'low'),
      set('preferredOptionId', option),
    ] as never, // biome-ignore format: a table
  });
  await strategy.changeContributions({
    investmentId: proposalId,
    changes: [
      made('contribution', { objectiveId: objective, strength: 'strong', ...path, measureId: null, expected: null }),
    ],
  });
  return { owner, officeId, requester, intake, proposalId, option, objective };
}
