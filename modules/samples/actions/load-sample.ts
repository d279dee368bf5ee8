import type { PlanServices } from '#modules/plans/actions/plan-services';
import { type JobRun, publish } from '#platform/server';
import { type SampleKey, samples } from '#samples';
import { lockSample, markLoaded, updateSample } from '../queries.ts';
import type { StoryRequest } from '../worker.ts';
import { writeOrganisation } from '../write-organisation.ts';
import { type ToldMoment, writeProject } from '../write-project.ts';

/**
 * The job: the organisation itself first, then one project after the other, each in a transaction of its own that also
 * counts it; plans are scheduled in a worker thread. A run that is repeated after a crash goes on where that one stopped.
 */
export async function loadSample({ compute }: Pick<PlanServices, 'compute'>, run: JobRun<unknown>): Promise<void> {
  const tell = (request: StoryRequest) =>
    compute.run<ToldMoment[]>('#modules/samples/worker', 'tellStory', request, { signal: run.signal });
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

type Tell = (request: StoryRequest) => Promise<ToldMoment[]>;

function writeNextPart(tell: Tell, { organisationId, transaction }: JobRun<unknown>) {
  return transaction(async ({ tx }) => {
    const row = await lockSample(tx);
    if (!row) throw new Error('The organisation is no sample any more.');
    const { parts, written, ids } = row;
    if (written === parts) return { written, parts };
    const key = row.key as SampleKey;
    const sample = await samples[key]();
    const scene = { tx, organisationId, sample };
    const index = written - 1;
    const project = sample.projects[index];
    if (project)
      await writeProject(scene, project, ids, (planId, projectId) => tell({ key, index, planId, projectId }));
    await updateSample(tx, { written: written + 1, ...(!project && { ids: await writeOrganisation(scene) }) });
    await publish(tx, 'sample');
    return { written: written + 1, parts };
  });
}
