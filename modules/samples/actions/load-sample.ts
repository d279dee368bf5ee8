import type { PlanServices } from '#modules/plans/actions/plan-services';
import { type JobRun, publish } from '#platform/server';
import { type SampleKey, samples } from '#samples';
import { lockSample, markLoaded, updateSample } from '../queries.ts';
import type { Scene } from '../scene.ts';
import type { SampleRow } from '../tables.ts';
import { type Tell, tellAhead } from '../tell-ahead.ts';
import { writeOrganisation } from '../write-organisation.ts';
import { writePriorities } from '../write-priorities.ts';
import { type ToldMoment, writeProject } from '../write-project.ts';
import { writeProposals } from '../write-proposals.ts';
import { writeResources } from '../write-resources.ts';
import { writeScenarios } from '../write-scenarios.ts';
import { writeStrategy } from '../write-strategy.ts';
import { writeToGo } from '../write-to-go.ts';

/**
 * The job: the organisation itself first, then one project after the other, then what they are for, each part in a
 * transaction of its own that also counts it. While a project is written, the next is told in a worker thread. A run that
 * is repeated after a crash goes on where that one stopped.
 */
export async function loadSample({ compute }: Pick<PlanServices, 'compute'>, run: JobRun<unknown>): Promise<void> {
  const tell = tellAhead((request) =>
    compute.run<ToldMoment[]>('#modules/samples/worker', 'tellStory', request, { signal: run.signal }),
  );
  for (let isOver = false; !isOver; ) {
    run.signal.throwIfAborted();
    const { written, parts } = await writeNextPart(tell, run);
    run.report(written / parts);
    isOver = written === parts;
  }
  await run.finish(async ({ tx }) => {
    await markLoaded(tx);
    await publish(tx, 'sample');
    return undefined;
  });
}

function writeNextPart(tell: Tell, { organisationId, transaction }: JobRun<unknown>) {
  return transaction(async ({ tx }) => {
    const row = await lockSample(tx);
    if (!row) throw new Error('The organisation is no sample any more.');
    const { parts, written } = row;
    if (written === parts) return { written, parts };
    const sample = await samples[row.key as SampleKey]();
    const scene = { tx, organisationId, sample };
    await updateSample(tx, { written: written + 1, ids: await writePart(tell, scene, row) });
    await publish(tx, 'sample');
    return { written: written + 1, parts };
  });
}

/** The organisation first, then its projects, then what they are for. Returns the ids of all that is written. */
async function writePart(tell: Tell, scene: Scene, { key, written, ids }: SampleRow): Promise<SampleRow['ids']> {
  if (written === 0) {
    const founded = await writeOrganisation(scene);
    await writeResources(scene, founded);
    return founded;
  }
  const index = written - 1;
  const project = scene.sample.projects[index];
  if (!project) {
    await writeStrategy(scene, ids);
    const proposals = await writeProposals(scene, ids);
    await writeToGo(scene, ids);
    await writePriorities(scene, ids, proposals);
    await writeScenarios(scene, ids, proposals);
    return ids;
  }
  const id = await writeProject(scene, project, ids, await tell(key as SampleKey, index));
  return { ...ids, projects: { ...ids.projects, [project.name]: id } };
}
