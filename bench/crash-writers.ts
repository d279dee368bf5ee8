import { setTimeout as sleep } from 'node:timers/promises';
import { OperationError } from '#platform/contract';
import type { Owner } from './owner.ts';

/** What was written, and what of it was acknowledged: the memory of the writers, which no crash reaches. */
export interface Ledger {
  readonly plans: readonly EditedPlan[];
  readonly imports: StartedImport[];
}

/** A plan in which one writer gives both tasks of a pair the same new name at once, again and again. */
export interface EditedPlan {
  readonly planId: string;
  /** The name that both tasks of each pair have: uids 1 and 2, 3 and 4, … */
  readonly names: string[];
  /** Every new name whose change was acknowledged. */
  readonly acknowledged: string[];
  inFlight: { readonly pair: number; readonly name: string } | undefined;
}

export interface StartedImport {
  /** Of the project that it makes, and of nothing else. */
  readonly name: string;
  importId?: string;
  commit: 'not asked' | 'asked' | 'acknowledged';
}

/** Edits until the server is gone. */
export async function writeEdits({ plans }: Owner, plan: EditedPlan): Promise<void> {
  for (let step = 0; ; step++) {
    const pair = step % plan.names.length;
    const from = plan.names[pair] ?? '';
    const to = `${plan.planId.slice(-6)}.${plan.acknowledged.length}.${Math.random().toString(36).slice(2, 8)}`;
    const ofTask = (uid: number) => ({ entity: 'task', id: String(uid), field: 'name', from, to }) as const;
    const changes = [ofTask(2 * pair + 1), ofTask(2 * pair + 2)];
    plan.inFlight = { pair, name: to };
    const isSaved = await untilGone(plans.changePlan({ planId: plan.planId, baseRevision: 1, changes }));
    if (isSaved === 'gone') return;
    plan.inFlight = undefined;
    plan.names[pair] = to;
    plan.acknowledged.push(to);
    await sleep(5); // a person may ask 3,000 times a minute
  }
}

/** Uploads the file and takes it over as a new project, until the server is gone. */
export async function writeImports(owner: Owner, ledger: Ledger, file: Buffer, officeId: string): Promise<void> {
  for (;;) {
    const started: StartedImport = { name: `Import ${ledger.imports.length}`, commit: 'not asked' };
    ledger.imports.push(started);
    const uploaded = await untilGone(owner.plans.uploadImport({ fileName: 'plan.xml' }, { file }));
    if (uploaded === 'gone') return;
    const { importId } = uploaded;
    started.importId = importId;
    if ((await leaves(owner, importId, 'reading')) === 'gone') return;
    started.commit = 'asked';
    const target = { kind: 'new', name: started.name, officeId } as const;
    if ((await untilGone(owner.plans.commitImport({ importId, target }))) === 'gone') return;
    started.commit = 'acknowledged';
    if ((await leaves(owner, importId, 'committing')) === 'gone') return;
  }
}

async function leaves({ plans }: Owner, importId: string, state: string): Promise<'gone' | 'left'> {
  for (;;) {
    const found = await untilGone(plans.getImport({ importId }));
    if (found === 'gone') return 'gone';
    if (found.state !== state) return 'left';
    await sleep(40);
  }
}

/** What was answered, or `gone` where no answer came or only that the server is in trouble. A refusal is thrown. */
async function untilGone<T>(answer: Promise<T>): Promise<T | 'gone'> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof OperationError && error.status < 500) throw error;
    return 'gone';
  }
}
