import { setTimeout as sleep } from 'node:timers/promises';
import { type TestPerson, testOrganisation } from '#modules/offices/testing';
import { clientsOf } from '#modules/reporting/testing';
import type { contract } from '#modules/samples/contract';
import { routes } from '#modules/samples/routes';
import { createClient } from '#platform/contract';
import type { SampleKey } from '#samples';
import { testWorkingPortico } from '../testing.ts';

/** The composed server at work, and the ways into its samples. Call it at the top level of a test file. */
export async function testSamples() {
  const server = await testWorkingPortico({ runsJobs: true });
  const samplesOf = (person: TestPerson) => createClient<typeof contract>(routes, person.send);

  /** Asks again until the answer is as wanted; at most two minutes. */
  async function until<T>(ask: () => Promise<T>, isWanted: (answer: T) => boolean): Promise<T> {
    for (let left = 2400; ; left--) {
      const answer = await ask();
      if (isWanted(answer)) return answer;
      if (left === 0) throw new Error(`Still waiting: ${JSON.stringify(answer)}\n${server.logged().slice(-2000)}`);
      await sleep(50);
    }
  }

  /** The owner of another organisation, who has gone over to a sample that is complete. */
  async function inSample(key: SampleKey = 'wren-tide') {
    const owner = await testOrganisation(server);
    const { organisationId } = await samplesOf(owner).openSample({ key });
    await owner.offices.switchOrganisation({ organisationId });
    await until(
      () => samplesOf(owner).getSample({}),
      ({ sample }) => sample?.isLoaded === true,
    );
    return { owner, organisationId, samples: samplesOf(owner), ...clientsOf(owner.send) };
  }

  return { server, samplesOf, until, inSample };
}
