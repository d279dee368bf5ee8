import type { Office, OfficePerson } from './offices.ts';

type Lead = [key: string, parameters: Record<string, string | number>];

/** The sentence over an office: who leads it, or who does where nobody here does. */
export function officeLead(
  { name, parentId }: Pick<Office, 'name' | 'parentId'>,
  people: readonly OfficePerson[],
  selfId: string,
): Lead {
  const persons = new Set(people.map(({ personId }) => personId));
  if (persons.size === 1 && persons.has(selfId)) return ['office.leadAlone', { name }];
  // above the first office there is the organisation alone, whose people are listed as its own
  const own = people.filter(({ isInherited }) => parentId === null || !isInherited);
  const lead = own.find(({ role }) => role === 'pmo-lead');
  if (lead?.away?.deputyName) return ['office.leadAway', { name, lead: lead.name, deputy: lead.away.deputyName }];
  if (lead?.away) return ['office.leadAwayAlone', { name, lead: lead.name }];
  const others = new Set(own.map(({ personId }) => personId).filter((id) => id !== lead?.personId));
  if (lead) return ['office.leadOf', { name, lead: lead.name, count: others.size }];
  const above =
    people.findLast(({ role, isInherited }) => isInherited && role === 'pmo-lead') ??
    people.find(({ role }) => role === 'owner');
  return above ? ['office.leadAbove', { name, lead: above.name }] : ['office.leadNobody', { name }];
}
