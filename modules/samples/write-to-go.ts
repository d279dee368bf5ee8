import { questionOf } from '#modules/continuation/actions/ask-continuation';
import { openDecision } from '#modules/findings/actions';
import { idOf } from '#modules/offices/actions/found-organisation';
import { findProject } from '#modules/projects/actions/read-projects';
import { type Change, timeOrderedId, writeChanges } from '#platform/server';
import type { SampleToGo } from '#samples';
import { timeOf } from './sample-time.ts';
import { callAs, type Scene } from './scene.ts';
import type { SampleRow } from './tables.ts';

/** What is still to come of the sample's projects, told by their managers in the last month, and whether they go on. */
export async function writeToGo(scene: Scene, { projects, people }: SampleRow['ids']): Promise<void> {
  const { sample, tx } = scene;
  const as = (person: string, on: string, hours: number, operation: string) =>
    callAs(scene, idOf(new Map(Object.entries(people)), person), timeOf(on, hours), operation);
  for (const { name, manager, history, toGo, continuationAsked } of sample.projects) {
    if (!toGo) continue;
    const projectId = idOf(new Map(Object.entries(projects)), name);
    const by = history.findLast((event) => event.manager)?.manager ?? manager;
    await writeChanges(as(by, sample.dataDate, 9, 'changeToGo'), toGo.map((flow) => changeOf(projectId, flow))); // biome-ignore format: one line
    const project = continuationAsked && (await findProject(tx, projectId));
    if (!project) continue;
    const { by: asker, says } = continuationAsked;
    const call = as(asker, sample.dataDate, 10, 'askContinuation');
    const question = await questionOf(call, project, says, sample.dataDate);
    if (question) await openDecision(call, question);
  }
}

function changeOf(project_id: string, { name, kind, amount, from, every, times = 1 }: SampleToGo): Change {
  const isBenefit = kind === 'cashable' || kind === 'non-cashable' || kind === 'dis-benefit';
  const to = {
    project_id,
    name,
    kind: isBenefit ? 'benefit' : kind,
    benefit_class: isBenefit ? kind : null,
    amount_minor: amount * 100,
    first_on: from,
    every: every ?? 'once',
    times,
  };
  return { entity: 'to-go-flow', id: timeOrderedId(), field: null, from: null, to };
}
