import { idOf } from '#modules/offices/actions/found-organisation';
import { givenTo } from '#modules/priorities/actions/assess-investment';
import { endLater } from '#modules/priorities/actions/override-rank';
import { type Change, type Json, timeOrderedId, writeChanges } from '#platform/server';
import type { SamplePriorities } from '#samples';
import { timeOf } from './sample-time.ts';
import { callAs, type Scene } from './scene.ts';
import type { SampleRow } from './tables.ts';

const made = (entity: string, to: Readonly<Record<string, Json>>): Change => ({
  entity,
  id: timeOrderedId(),
  field: null,
  from: null,
  to,
});

/** By what the sample ranks, who gave which project or proposal what, and the places that were given by hand. */
export async function writePriorities(
  scene: Scene,
  ids: SampleRow['ids'],
  proposals: ReadonlyMap<string, string>,
): Promise<void> {
  const { priorities, name } = scene.sample;
  if (!priorities) return;
  const [people, projects] = [ids.people, ids.projects].map((of) => new Map(Object.entries(of)));
  const as = (person: string, on: string, operation: string) =>
    callAs(scene, idOf(people ?? new Map(), person), timeOf(on, 15), operation);
  const office_id = idOf(new Map(Object.entries(ids.offices)), name);
  const investmentOf = (called: string) => {
    const id = projects?.get(called);
    return givenTo(id ? { kind: 'project', id } : { kind: 'proposal', id: idOf(proposals, called) });
  };
  const scales = Object.entries(priorities.criteria).map(([called, { weight, about, steps }]) => {
    const criterion = made('criterion', { office_id, name: called, about, weight });
    const of = Object.entries(steps).map(([worth, text]) => made('criterion-step', { criterion_id: criterion.id, text, worth: Number(worth) })); // biome-ignore format: one line
    return { criterion, steps: of };
  });
  const written = scales.flatMap(({ criterion, steps }) => [criterion, ...steps]);
  await writeChanges(as(priorities.by, priorities.on, 'changePriorities'), written);
  for (const [investment, given] of Object.entries(priorities.given)) {
    for (const [person, places] of Object.entries(given)) {
      const call = as(person, priorities.assessedOn, 'assessInvestment');
      const answers = scales.flatMap(({ criterion, steps }, index) => {
        const step = steps[Number(places[index])];
        const of = { criterion_id: criterion.id, person_id: call.actor.id, given_at: call.now };
        return step ? made('assessment', { ...of, step_id: step.id, comment: '', ...investmentOf(investment) }) : [];
      });
      await writeChanges(call, answers);
    }
  }
  await writePlaces(priorities, as, (called) => ({ office_id, ...investmentOf(called) }));
}

async function writePlaces(
  { places = [] }: SamplePriorities,
  as: (person: string, on: string, operation: string) => ReturnType<typeof callAs>,
  of: (investment: string) => Readonly<Record<string, Json>>,
): Promise<void> {
  for (const { investment, place, on, by, until, says } of places) {
    const call = as(by, on, 'overrideRank');
    const to = { place, until, reason: says, person_id: call.actor.id, made_at: call.now };
    const change = made('rank-override', { ...of(investment), ...to });
    await writeChanges(call, [change]);
    await endLater(call, change.id, until);
  }
}
