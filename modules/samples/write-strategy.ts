import { idOf } from '#modules/offices/actions/found-organisation';
import { keepPastAdoption } from '#modules/strategy/actions/adopt-strategy';
import { type Change, type Json, timeOrderedId, writeChanges } from '#platform/server';
import type { SampleContribution, SampleObjective } from '#samples';
import { timeOf } from './sample-time.ts';
import { callAs, type Scene } from './scene.ts';
import type { SampleRow } from './tables.ts';

/** A record as the change that makes it. */
const made = (entity: string, to: Readonly<Record<string, Json>>, id = timeOrderedId()): Change => ({
  entity,
  id,
  field: null,
  from: null,
  to,
});

/** What the organisation wants, as it was written and adopted, and what each project does for it since it was made. */
export async function writeStrategy(scene: Scene, ids: SampleRow['ids']): Promise<void> {
  const { sample } = scene;
  const { strategy } = sample;
  const [offices, people, projects] = [ids.offices, ids.people, ids.projects].map((of) => new Map(Object.entries(of)));
  const as = (person: string, on: string, hours: number, operation: string) =>
    callAs(scene, idOf(people ?? new Map(), person), timeOf(on, hours), operation);
  const officeId = idOf(offices ?? new Map(), sample.name);
  const objectives: { id: string; objective: SampleObjective; measures: ReadonlyMap<string, string> }[] = [];
  const written: Change[] = [];
  const measured: { day: string; owner: string; change: Change }[] = [];
  for (const [name, { weight, about, objectives: of }] of Object.entries(strategy.themes)) {
    const theme = made('theme', { office_id: officeId, name, about, weight });
    written.push(theme);
    for (const [title, objective] of Object.entries(of)) {
      const owner = idOf(people ?? new Map(), objective.owner);
      const { weight: share, about: meaning } = objective;
      const row = made('objective', { theme_id: theme.id, name: title, about: meaning, weight: share, owner_person_id: owner }); // biome-ignore format: one record
      written.push(row);
      const measures = new Map<string, string>();
      for (const [measure, { unit, from, to, measured: values = {} }] of Object.entries(objective.measures ?? {})) {
        const [baseline_on, baseline] = from;
        const [target_on, target] = to;
        const one = made('measure', { objective_id: row.id, name: measure, unit, baseline, baseline_on, target, target_on }); // biome-ignore format: one record
        written.push(one);
        measures.set(measure, one.id);
        for (const [day, value] of Object.entries(values))
          measured.push({ day, owner: objective.owner, change: made('measure-value', { measure_id: one.id, day, value }) }); // biome-ignore format: one record
      }
      objectives.push({ id: row.id, objective, measures });
    }
  }
  await writeChanges(as(strategy.by, strategy.on, 10, 'changeStrategy'), written);
  const { adopted } = strategy;
  await keepPastAdoption(as(strategy.by, adopted.on, 9, 'proposeStrategy'), as(adopted.by, adopted.on, 16, 'decide'), {
    officeId,
    reason: adopted.says,
  });
  for (const { id, objective, measures } of objectives) {
    for (const [project, contribution] of Object.entries(objective.served ?? {})) {
      const { manager, start } = sample.projects.find(({ name }) => name === project) ?? {};
      if (!manager || !start) throw new Error(`${sample.name} has no project ${project}.`);
      const projectId = idOf(projects ?? new Map(), project);
      const row = contributionRow(contribution, { projectId, objectiveId: id, measures });
      const day = [start, adopted.on, sample.since].sort().at(-1) ?? start;
      await writeChanges(as(manager, day, 11, 'changeContributions'), [row]);
      const { questioned } = contribution;
      if (!questioned) continue;
      const call = as(questioned.by, questioned.on, 11, 'questionContribution');
      const set = { question: questioned.says, questioned_by: call.actor.id, questioned_at: call.now };
      const fields = Object.entries(set).map(([field, to]) => ({ entity: 'contribution', id: row.id, field, from: null, to })); // biome-ignore format: one record
      await writeChanges(call, fields);
    }
  }
  for (const { day, owner, change } of measured.sort((a, b) => (a.day < b.day ? -1 : 1)))
    await writeChanges(as(owner, day, 14, 'changeStrategy'), [change]);
}

interface Ends {
  readonly projectId: string;
  readonly objectiveId: string;
  readonly measures: ReadonlyMap<string, string>;
}

function contributionRow({ strength, path, moves }: SampleContribution, { projectId, objectiveId, measures }: Ends) {
  const [output, capability, outcome, benefit] = path;
  const [measure, by] = moves ?? [];
  if (measure !== undefined && !measures.has(measure)) throw new Error(`There is no measure ${measure}.`);
  return made('contribution', {
    objective_id: objectiveId,
    project_id: projectId,
    strength,
    ...{ output, capability, outcome, benefit },
    measure_id: measure === undefined ? null : (measures.get(measure) ?? null),
    expected: by ?? null,
  });
}
