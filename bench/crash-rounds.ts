import { setTimeout as sleep } from 'node:timers/promises';
import { schedule } from '#engine';
import { writeMspdi } from '#formats';
import { openDatabase } from '#platform/server';
import { asOwner } from '#platform/server/backup/catalogue';
import { runningServer } from '#platform/server/open-server';
import { temporaryFolder } from '../e2e/portico.ts';
import { generatePlan } from '../fixtures/generate-plan.ts';
import { brokenChains, compareWithLedger, type Damage } from './crash-compare.ts';
import { type EditedPlan, type Ledger, writeEdits, writeImports } from './crash-writers.ts';
import { type KillablePortico, type Program, spawnKillable, type Victims } from './killable-portico.ts';
import { importPlan, type Owner, ownerAt, setUpOwner } from './owner.ts';

export interface CrashRound {
  /** What was killed, and when. */
  readonly how: string;
  readonly damage: Damage;
  /** From the start of the server that followed to its first answer to somebody signed in. */
  readonly recoverMs: number;
  /** Writes that were acknowledged in this round and all before. */
  readonly acknowledged: number;
}

export interface Crashing {
  /** Writes until the ending, starts again and compares. Without an ending, processes are killed at a random moment. */
  round(ending?: Ending): Promise<CrashRound>;
  stop(): Promise<void>;
}

/** Makes the writers end, which they do when they get no answer; returns what happened once the server has ended too. */
export type Ending = (portico: KillablePortico, writers: Promise<unknown>) => Promise<string>;

const editors = 3;
const pairs = 4;
const importedTasks = 300;
/** The longest that the writers write before the kill: an import takes some hundred milliseconds. */
const longestMs = 1500;

const fileOf = (seed: number, tasks: number): Buffer => {
  const plan = generatePlan({ seed, tasks, name: `Plan ${seed}` });
  return Buffer.from([...writeMspdi(plan, schedule(plan))].join(''));
};

/** An installation on a folder of its own, set up, with plans to edit. */
export async function startCrashing(program: Program, { folder, remove } = temporaryFolder()): Promise<Crashing> {
  let portico = spawnKillable(folder, program);
  const stop = async () => {
    await portico.stop();
    remove();
  };
  const begun = await begin(portico).catch(async (error) => {
    await stop();
    throw error;
  });
  let { owner } = begun;
  const { ledger, officeId } = begun;
  const file = fileOf(20, importedTasks);

  async function restart(): Promise<number> {
    const began = performance.now();
    portico = spawnKillable(folder, program);
    owner = ownerAt(await portico.answers(), owner.cookie);
    await owner.plans.listImports({});
    return performance.now() - began;
  }

  async function findDamage(): Promise<Damage> {
    const { connection } = runningServer(folder);
    const damage = await asOwner(connection('portico_owner'), (db) => compareWithLedger(db, ledger, importedTasks));
    const app = openDatabase({ ...connection('portico_app'), max: 1 });
    damage.halfWritten.push(...(await brokenChains(app).finally(() => app.destroy())));
    return damage;
  }

  return {
    async round(ending = killAtRandom) {
      const writing = [
        ...ledger.plans.map((plan) => writeEdits(owner, plan)),
        writeImports(owner, ledger, file, officeId),
        writeImports(owner, ledger, file, officeId),
      ];
      await Promise.race([firstOf(ledger), ...writing]); // a refusal ends it at once
      let how = await ending(portico, Promise.all(writing));
      if (ending === killAtRandom && Math.random() < 0.2) how += await killInStart();
      const recoverMs = await restart();
      const damage = await findDamage();
      return { how, damage, recoverMs, acknowledged: countAcknowledged(ledger) };
    },
    stop,
  };

  /** The recovery is cut off too. */
  async function killInStart(): Promise<string> {
    const afterMs = Math.random() * longestMs;
    portico = spawnKillable(folder, program);
    await sleep(afterMs);
    await portico.kill();
    return `, then in the start after ${Math.round(afterMs)} ms`;
  }
}

/** Sets the organisation up, with a plan for each who edits. */
async function begin(portico: KillablePortico): Promise<{ owner: Owner; ledger: Ledger; officeId: string }> {
  const url = await portico.answers();
  const owner = await setUpOwner({ url, ownerLink: /https?:\/\/\S+\/link\S*/.exec(portico.said())?.[0] ?? '' });
  const plans: EditedPlan[] = [];
  let officeId = '';
  for (let editor = 1; editor <= editors; editor++) {
    const made = await importPlan(owner, fileOf(editor, 60));
    officeId = made.officeId;
    plans.push(await nameInPairs(owner, made));
  }
  return { owner, ledger: { plans, imports: [] }, officeId };
}

async function killAtRandom(portico: KillablePortico, writers: Promise<unknown>): Promise<string> {
  const [victims, afterMs] = [pickVictims(), Math.random() * longestMs];
  await Promise.race([sleep(afterMs), writers]);
  await portico.kill(victims);
  await writers;
  return `${victims} after ${Math.round(afterMs)} ms`;
}

/** Mostly everything at once, as when the power goes; sometimes a part, whose other part must not hinder. */
function pickVictims(): Victims {
  const chance = Math.random();
  if (chance < 0.7) return 'all';
  return chance < 0.85 ? 'server' : 'database';
}

/** Gives the first tasks of a plan names by pairs, as the editors need them. */
async function nameInPairs({ plans }: Owner, { planId, projectId }: { planId: string; projectId: string }) {
  const { tasks } = await plans.getPlan({ projectId });
  const names = Array.from({ length: pairs }, (_, pair) => `Pair ${pair}`);
  const changes = names.flatMap((to, pair) =>
    [2 * pair + 1, 2 * pair + 2].map((uid) => {
      const from = tasks.name[tasks.uid.indexOf(uid)] ?? '';
      return { entity: 'task', id: String(uid), field: 'name', from, to } as const;
    }),
  );
  await plans.changePlan({ planId, baseRevision: 1, changes });
  return { planId, names, acknowledged: [], inFlight: undefined } satisfies EditedPlan;
}

/** When something more was acknowledged: on a busy machine the first write of a round takes its time. */
async function firstOf(ledger: Ledger): Promise<void> {
  const before = countAcknowledged(ledger);
  for (let left = 500; left > 0 && countAcknowledged(ledger) === before; left--) await sleep(10);
}

function countAcknowledged({ plans, imports }: Ledger): number {
  const edits = plans.reduce((sum, { acknowledged }) => sum + acknowledged.length, 0);
  const uploads = imports.filter(({ importId }) => importId).length;
  return edits + uploads + imports.filter(({ commit }) => commit === 'acknowledged').length;
}
