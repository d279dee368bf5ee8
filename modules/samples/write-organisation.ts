import { adoptPreset, type Founding, foundOrganisation, idOf } from '#modules/offices/actions/found-organisation';
import { keepFromMail } from '#platform/server';
import type { Sample, SamplePerson } from '#samples';
import { holidayYears } from './draft-plan.ts';
import { holidaysOf } from './holidays.ts';
import { timeOf } from './sample-time.ts';
import { callAs, type Scene } from './scene.ts';
import type { SampleRow } from './tables.ts';

/** The offices, people and policies of a sample, each from its day on. Returns the ids of the first two by name. */
export async function writeOrganisation(scene: Scene): Promise<SampleRow['ids']> {
  const { sample } = scene;
  const founding = foundingOf(sample);
  const call = { ...callAs(scene, '', timeOf(sample.since, 9), 'createOrganisation'), actor: system };
  const { offices, people } = await foundOrganisation(call, founding);
  await keepFromMail(call, [...people.values()]);
  const inForce = new Map<string, { id: string; version: number }>();
  for (const { office, on, preset, costTolerance, by, reason } of sample.policies) {
    const [officeId, personId] = [idOf(offices, office), idOf(people, by)];
    const adopting = callAs(scene, personId, timeOf(on, 11), 'adoptPolicy');
    const after = inForce.get(office) ?? null;
    inForce.set(office, await adoptPreset(adopting, { officeId, preset, costTolerance, reason, by: personId, after }));
  }
  return { offices: Object.fromEntries(offices), people: Object.fromEntries(people), projects: {} };
}

const system = { kind: 'system', id: 'samples.load' } as const;

function foundingOf(sample: Sample): Founding {
  const { name, fiscalYearStartMonth, country, offices, people } = sample;
  return {
    name,
    fiscalYearStartMonth,
    holidays: holidaysOf(country, ...holidayYears),
    offices: offices.map(({ name: called, above = name, kind, timeZone, currency, country: own }) => ({
      name: called,
      above,
      kind,
      timeZone: timeZone ?? null,
      currencyCode: currency ?? null,
      holidays: own ? holidaysOf(own, ...holidayYears) : null,
    })),
    people: Object.entries(people).map(([called, person]) => foundedPerson(called, person, emailOf(called, name))),
  };
}

const foundedPerson = (name: string, { roles = {}, away = [] }: SamplePerson, email: string) => ({
  name,
  email,
  roles: Object.entries(roles).flatMap(([office, held]) => held.map((role) => ({ office, role }))),
  away: away.map(({ deputy, ...days }) => ({ ...days, deputy: deputy ?? null })),
});

/** Under the domain that is reserved for examples (RFC 2606), so that nothing can reach anybody. */
function emailOf(person: string, organisation: string): string {
  const plain = (text: string) => text.normalize('NFD').replace(/\p{Mark}/gu, '').toLowerCase(); // biome-ignore format: one step
  const words = (text: string) => plain(text).match(/[a-z0-9]+/g) ?? [];
  return `${words(person).join('.')}@${words(organisation).join('-')}.example`;
}
