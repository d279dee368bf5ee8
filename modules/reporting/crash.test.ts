import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { type ScheduleInput, schedule } from '#engine';
import { writeMspdi } from '#formats';
import type { contract as offices } from '#modules/offices/contract';
import { routes as officeRoutes } from '#modules/offices/routes';
import { cookieOf } from '#modules/offices/testing';
import { smallPlan } from '#modules/plans/testing';
import { createClient } from '#platform/contract';
import { type KillablePortico, sendTo, startKillable } from './killable-portico.ts';
import { type Clients, clientsOf, commit, computedPlan, until, upload } from './testing.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'portico-crash-'));
const rounds = 10;
/** Rows of the plan whose import is cut off, and tasks of the plan that is edited meanwhile. */
const [imported, edited] = [1000, 4];

let portico: KillablePortico | undefined;
afterAll(async () => {
  await portico?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const fileOf = (plan: ScheduleInput) => Buffer.from([...writeMspdi(plan, schedule(plan))].join(''));

/** The small plan with so many tasks, without links. */
function widePlan(name: string, count: number): ScheduleInput {
  const plan = smallPlan(name);
  const [task] = plan.tasks;
  if (!task) throw new Error('The small plan has tasks.');
  const tasks = Array.from({ length: count }, (_, index) => ({
    ...task,
    uid: index + 1,
    name: `Task ${index + 1}`,
    durationTicks: 4800,
  }));
  return { ...plan, tasks, links: [] };
}

async function signIn({ url, said }: KillablePortico): Promise<string> {
  const token = /\/link\S*#(\S+)/.exec(said())?.[1] ?? '';
  const input = {
    organisationName: 'Crash',
    name: 'Olga',
    email: 'olga@example.org',
    password: 'correct horse battery',
  };
  const answer = await fetch(`${url}/api/links/welcome`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
    body: JSON.stringify({ token, ...input, timeZone: 'Europe/Berlin' }),
  });
  expect(answer.status).toBe(200);
  return cookieOf(answer.headers.getSetCookie());
}

/** Renames tasks one after the other until the server is gone; keeps what was acknowledged, and the one in flight. */
async function edit({ plans }: Clients, planId: string, names: Names): Promise<void> {
  for (let step = 0; ; step++) {
    const index = step % edited;
    const from = names.acknowledged[index] ?? '';
    const to = `${from.split('.')[0]}.${names.count++}`;
    names.inFlight = { index, to };
    try {
      await plans.changePlan({
        planId,
        baseRevision: 1,
        changes: [{ entity: 'task', id: String(index + 1), field: 'name', from, to }],
      });
    } catch {
      return;
    }
    names.acknowledged[index] = to;
  }
}

interface Names {
  acknowledged: string[];
  inFlight: { index: number; to: string } | null;
  count: number;
}

test('ten times every process is killed in mid-import and mid-edit: nothing acknowledged is lost, no half import', async () => {
  portico = await startKillable(folder);
  const cookie = await signIn(portico);
  let clients = clientsOf(sendTo(portico.url, cookie));
  const { items } = await createClient<typeof offices>(officeRoutes, sendTo(portico.url, cookie)).listOffices({});
  const officeId = items[0]?.id ?? '';
  const ready = await upload(clients, fileOf(widePlan('Edited', edited)));
  const made = await commit(clients, { importId: ready.importId, target: { kind: 'new', name: 'Edited', officeId } });
  const { projectId = '', planId = '' } = made.result ?? {};
  const names: Names = {
    acknowledged: (await clients.plans.getPlan({ projectId })).tasks.name,
    inFlight: null,
    count: 0,
  };
  const file = fileOf(widePlan('Cut off', imported));
  const started: string[] = [];
  let wasCutOff = 0;

  for (let round = 0; round < rounds; round++) {
    const work = clients;
    const importing = async () => {
      const { importId } = await upload(work, file);
      started.push(importId);
      await commit(work, { importId, target: { kind: 'new', name: `Round ${round}`, officeId } });
    };
    const editing = edit(work, planId, names);
    const import_ = importing().catch(() => {});
    // the committing takes some hundred milliseconds: the kill falls before, into and behind it
    await until(
      async () => started.length,
      (count) => count > round,
    );
    await sleep(40 + round * 60);
    await portico.kill();
    await Promise.all([editing, import_]);

    portico = await startKillable(folder);
    clients = clientsOf(sendTo(portico.url, cookie));
    const now = (await clients.plans.getPlan({ projectId })).tasks.name;
    const { inFlight } = names;
    for (const [index, name] of names.acknowledged.entries()) {
      const possible = inFlight?.index === index ? [name, inFlight.to] : [name];
      expect(possible).toContain(now[index]);
    }
    names.acknowledged = now;
    const importId = started[round] ?? '';
    const before = await clients.plans.getImport({ importId });
    if (before.state === 'committing') wasCutOff++;
    const after = await until(
      () => clients.plans.getImport({ importId }),
      ({ state }) => state !== 'committing' && state !== 'reading',
    );
    const { items: found } = await clients.projects.listProjects({});
    const project = found.find(({ name }) => name === `Round ${round}`);
    expect(project !== undefined).toBe(after.state === 'committed');
    if (project)
      expect((await clients.plans.getPlan({ projectId: project.projectId })).tasks.uid).toHaveLength(imported);
  }
  expect(names.count).toBeGreaterThan(rounds);
  expect(wasCutOff).toBeGreaterThan(0);
  const plan = await computedPlan(clients, projectId);
  expect(plan.tasks.name).toEqual(names.acknowledged);
}, 300_000);
