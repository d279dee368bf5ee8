import type { PlanServices } from '#modules/plans/actions/plan-services';
import { defineJob } from '#platform/server';
import { defineModule } from '#platform/server/http/define-module';
import { loadSample } from './actions/load-sample.ts';
import { loadJob, openSample } from './actions/open-sample.ts';
import { getSample, listSamples } from './actions/read-samples.ts';
import { deleteSample, removeJob, removeSample, resetSample } from './actions/remove-sample.ts';
import { seeAs, seeAsOneself } from './actions/see-as.ts';
import { contract } from './contract.ts';
import words from './words/en.json' with { type: 'json' };

export const samplesServer = (services: Pick<PlanServices, 'compute'>) =>
  defineModule({
    name: 'samples',
    contract,
    words,
    handlers: { listSamples, getSample, openSample, resetSample, removeSample, seeAs, seeAsOneself },
    jobs: [defineJob(loadJob, (run) => loadSample(services, run)), defineJob(removeJob, deleteSample)],
    topics: { sample: { permission: 'organisation.read', hasId: false } },
  });
