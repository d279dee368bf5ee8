import { setTimeout as sleep } from 'node:timers/promises';
import type { contract } from '#modules/plans/contract';
import { routes } from '#modules/plans/routes';
import { type Client, createClient } from '#platform/contract';
import type { Portico } from '../e2e/portico.ts';
import { sendTo } from './killable-portico.ts';

/** Who set a fresh Portico up, and what that person does with plans. */
export interface Owner {
  /** Name and value of the session's cookie. */
  readonly cookie: string;
  readonly plans: Client<typeof contract>;
}

export interface ImportedPlan {
  readonly officeId: string;
  readonly projectId: string;
  readonly planId: string;
}

/** Goes the way of the first run by the link that the server printed. */
export async function setUpOwner({ url, ownerLink }: Pick<Portico, 'url' | 'ownerLink'>): Promise<Owner> {
  const answer = await fetch(`${url}/api/links/welcome`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
    body: JSON.stringify({
      token: new URL(ownerLink).hash.slice(1),
      organisationName: 'Bench',
      name: 'Olga Owner',
      email: 'olga@example.org',
      password: 'correct horse battery',
      timeZone: 'Europe/Berlin',
    }),
  });
  if (!answer.ok) throw new Error(`The first run answered ${answer.status}: ${await answer.text()}`);
  const cookie = answer.headers.getSetCookie().map((line) => line.split(';', 1)[0]);
  return ownerAt(url, cookie.join('; '));
}

/** The same person at another address, or after a restart. */
export function ownerAt(url: string, cookie: string): Owner {
  return { cookie, plans: createClient<typeof contract>(routes, sendTo(url, cookie)) };
}

/** Uploads a file, waits for its dry run and takes it over as a new project; returns what was made, once committed. */
export async function importPlan({ plans }: Owner, file: Buffer): Promise<ImportedPlan> {
  const { importId } = await plans.uploadImport({ fileName: 'plan.xml' }, { file });
  const { proposal, refusal } = await settled({ plans }, importId, 'reading');
  if (proposal?.kind !== 'new' || !proposal.officeId) throw new Error(`No new project: ${JSON.stringify(refusal)}`);
  const { name, officeId } = proposal;
  await plans.commitImport({ importId, target: { kind: 'new', name, officeId } });
  const { state, result } = await settled({ plans }, importId, 'committing');
  if (state !== 'committed' || !result) throw new Error(`The import ended as ${state}.`);
  return { officeId, projectId: result.projectId, planId: result.planId };
}

async function settled({ plans }: Pick<Owner, 'plans'>, importId: string, during: 'reading' | 'committing') {
  for (;;) {
    const found = await plans.getImport({ importId });
    if (found.state !== during) return found;
    await sleep(50); // the server bounds how often one may ask
  }
}
