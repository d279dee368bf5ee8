import type { Person } from './offices.ts';

/** The sentence over the list: how many are here, and who has not come yet. */
export function leadOf(people: readonly Pick<Person, 'state'>[]): [key: string, parameters: Record<string, number>] {
  const active = people.filter(({ state }) => state === 'active').length;
  const count = people.filter(({ state }) => state === 'invited').length;
  if (people.length === 1) return ['people.leadAlone', {}];
  if (count === 0) return ['people.lead', { count: active }];
  return ['people.leadInvited', { count, active }];
}
