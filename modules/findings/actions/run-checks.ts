import { createHash } from 'node:crypto';
import {
  type Call,
  type Change,
  clearTimer,
  type Database,
  defineJob,
  defineTimer,
  enqueue,
  publish,
  setTimer,
  type Tx,
} from '#platform/server';
import { codesInOrder } from '../codes.ts';
import { requestSweep, upsertSweep } from '../queries/sweep.ts';
import type { FindingScopeKind } from '../tables.ts';
import { type CheckScope, type CheckSet, checkScopes, checkSets, checkSetsOf } from './checks.ts';
import { type Reconciled, reconcileRaised } from './reconcile-findings.ts';

const checkJob = 'findings.check';
const dueTimer = 'findings.due';
const sweepTimer = 'findings.sweep';

/** As many scopes as are looked through in one transaction. */
const chunkSize = 50;

/** Has the scopes looked through, many together: most of what that costs are questions that are asked once for all. */
async function requestChecks(tx: Tx, kind: FindingScopeKind, ids: Iterable<string>, atOnce = chunkSize): Promise<void> {
  const left = [...ids];
  while (left.length) await enqueue(tx, checkJob, { kind, ids: left.splice(0, atOnce) });
}

/** Has the whole organisation looked through. */
export async function requestAllChecks(tx: Tx): Promise<void> {
  for (const [kind, scope] of checkScopes()) await requestChecks(tx, kind, await scope.running(tx));
}

/** The entities whose changes may change an answer. */
export const checkedEntities = () => checkSets().flatMap(({ inputs }) => inputs);

/** Has those scopes looked through whose answers the changes may change. */
export async function requestAffected({ tx }: Pick<Call, 'tx'>, changes: readonly Change[]): Promise<void> {
  const found = await Promise.all(
    checkSets().map(async ({ inputs, scope, affected }) => {
      const own = changes.filter(({ entity }) => inputs.includes(entity));
      return { scope, ids: own.length ? [...(await affected(tx, own))] : [] };
    }),
  );
  const due = new Map<FindingScopeKind, Set<string>>();
  for (const { scope, ids } of found) due.set(scope, new Set([...(due.get(scope) ?? []), ...ids]));
  await Promise.all([...due].map(([kind, ids]) => requestChecks(tx, kind, ids)));
}

/**
 * Looks the scopes through as they stand in this transaction, at its instant, and makes the register say what was
 * found. What is over is left with nothing that these checks found. A timer wakes where time alone changes an answer.
 */
export async function runChecks(call: Call, kind: FindingScopeKind, ids: readonly string[]): Promise<void> {
  const { tx, now } = call;
  const scope = checkScopes().get(kind);
  const found: Found = (await scope?.find(tx, ids)) ?? new Map();
  const changed = new Set<string>();
  const dues = new Map<string, string[]>();
  const [asking = [], about = []] = [false, true].map((isAbout) =>
    checkSetsOf(kind).filter(({ readsRegister = false }) => readsRegister === isAbout),
  );
  for (const sets of [asking, about]) {
    for (const [id, { events, nextDues }] of await askAll(call, kind, found, sets)) {
      dues.set(id, [...(dues.get(id) ?? []), ...nextDues]);
      if (Object.values(events).some((count) => count > 0))
        for (const topic of scope?.topics(id) ?? []) changed.add(topic);
    }
  }
  for (const [id, ats] of dues) await wakeAt(tx, kind, id, ats.filter((at) => at > now).sort()[0]);
  if (changed.size) changed.add('findings');
  for (const topic of changed) await publish(tx, topic);
}

type Found = Awaited<ReturnType<CheckScope['find']>>;

/** What these checks say of each scope, brought into the register. */
async function askAll(call: Call, kind: FindingScopeKind, scopes: Found, sets: readonly CheckSet[]) {
  const told = new Map<string, { events: Reconciled; nextDues: string[] }>();
  if (!sets.length) return told;
  const running = [...scopes].flatMap(([id, { isOver }]) => (isOver ? [] : [id]));
  const answers = [];
  for (const { module, check } of sets) answers.push({ module, answer: await check(call.tx, running, call.now) });
  const codes = sets.flatMap((set) => set.codes.map(({ code }) => code));
  for (const [id, { officeId }] of [...scopes].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const said = answers.flatMap(({ module, answer }) =>
      (answer.get(id)?.findings ?? []).map((finding) => ({ ...finding, raisedBy: module })),
    );
    const nextDues = answers.flatMap(({ answer }) => answer.get(id)?.nextDue ?? []);
    told.set(id, { events: await reconcileRaised(call, { kind, id, officeId }, { codes }, said), nextDues });
  }
  return told;
}

async function wakeAt(tx: Tx, kind: FindingScopeKind, id: string, dueAt: string | undefined): Promise<void> {
  const timer = { name: dueTimer, key: `${kind}:${id}` };
  if (dueAt === undefined) await clearTimer(tx, timer);
  else await setTimer(tx, { ...timer, dueAt, payload: { kind, id } });
}

/** For the end of a scope: nothing wakes for it any more. */
export const forgetChecks = (tx: Tx, kind: FindingScopeKind, id: string): Promise<void> =>
  clearTimer(tx, { name: dueTimer, key: `${kind}:${id}` });

/** Has every organisation looked through that was not since the catalogue became what it is; at the start of the server. */
export const sweepFindings = (app: Database): Promise<void> => requestSweep(app, sweepTimer, catalogueOf());

const catalogueOf = () => createHash('sha256').update(codesInOrder().join()).digest('base64url');

interface Scopes {
  readonly kind: FindingScopeKind;
  readonly ids: readonly string[];
}

export const checkJobs = [
  defineJob<Scopes>(
    checkJob,
    async ({ payload: { kind, ids }, transaction }) => {
      try {
        await transaction((call) => runChecks(call, kind, ids));
      } catch (error) {
        if (ids.length === 1) throw error;
        // one that cannot be looked through does not keep the others from it
        await transaction(({ tx }) => requestChecks(tx, kind, ids, 1));
      }
    },
    { subjectOf: ({ kind, ids: [id = ''] }) => ({ kind, id }) },
  ),
];

export const checkTimers = [
  defineTimer<{ kind: FindingScopeKind; id: string }>(dueTimer, ({ tx }, { payload: { kind, id } }) =>
    requestChecks(tx, kind, [id]),
  ),
  defineTimer<{ catalogue: string }>(sweepTimer, async ({ tx }, { payload }) => {
    await requestAllChecks(tx);
    await upsertSweep(tx, payload.catalogue);
  }),
];
