import { setTimeout as sleep } from 'node:timers/promises';
import type { contract } from '#modules/samples/contract';
import { routes } from '#modules/samples/routes';
import { createClient } from '#platform/contract';
import { sampleKeys } from '#samples';
import { startPortico, temporaryFolder } from '../e2e/portico.ts';
import { type Bench, figure } from './figure.ts';
import { sendTo } from './killable-portico.ts';
import { setUpOwner } from './owner.ts';

/** How long somebody waits who wants to walk into a sample. */
export const loadSamples: Bench = {
  name: 'samples',
  about: [
    'The sample organisations with eighteen months of history each, one after the other on a fresh server. load-seconds:',
    'from asking for the first to the last record of the last; first-project-ms: from asking for one to its first project.',
  ].join('\n    '),
  options: {},
  async *run() {
    const { folder, remove } = temporaryFolder();
    const portico = await startPortico(folder, { LOG_LEVEL: 'error' });
    try {
      const { cookie } = await setUpOwner(portico);
      const send = sendTo(portico.url, cookie);
      const samples = createClient<typeof contract>(routes, send);
      const firstMs: number[] = [];
      const began = performance.now();
      for (const key of sampleKeys) {
        const asked = performance.now();
        const { organisationId } = await samples.openSample({ key });
        await goTo(portico.url, cookie, organisationId);
        for (let hasProject = false; ; await sleep(50)) {
          const { sample } = await samples.getSample({});
          if (!hasProject && (sample?.projects ?? 0) > 0) {
            hasProject = true;
            firstMs.push(performance.now() - asked);
          }
          if (sample?.isLoaded) break;
        }
      }
      yield figure('samples', 'load-seconds', 's', [(performance.now() - began) / 1000]);
      yield figure('samples', 'first-project-ms', 'ms', firstMs);
    } finally {
      await portico.stop();
      remove();
    }
  },
};

async function goTo(url: string, cookie: string, organisationId: string): Promise<void> {
  const answer = await fetch(`${url}/api/session/organisation`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', cookie },
    body: JSON.stringify({ organisationId }),
  });
  if (!answer.ok) throw new Error(`Going over answered ${answer.status}: ${await answer.text()}`);
}
