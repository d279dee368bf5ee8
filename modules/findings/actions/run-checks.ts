import { createHash } from 'node:crypto';
import {
  type Call,
  type Change,
  clearTimer,
  type Database,
  defineJob,
  defineTimer,
  enqueue,
  enqueueEach,
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
const bulkJob = 'findings.check-many';
const dueTimer = 'findings.due';
const sweepTimer = 'findings.sweep';

/** As many scopes as are looked through in one transaction of a sweep. */
const chunkSize = 50;

/** Has the scopes looked through; each is, once, however often that was asked for until then. */
async function requestChecks(tx: Tx, kind: FindingScopeKind, ids: Iterable<string>): Promise<void> {
  const jobs = [...ids].map((id) => ({ key: `${checkJob}:${kind}:${id}`, payload: { kind, id } }));
  await enqueueEach(tx, checkJob, jobs);
}

/** Has the whole organisation looked through, many scopes in each run. */
export async function requestAllChecks(tx: Tx): Promise<void> {
  for (const [kind, scope] of checkScopes()) {
    const ids = [...(await scope.running(tx))];
    while (ids.length) await enqueue(tx, bulkJob, { kind, ids: ids.splice(0, chunkSize) });
  }
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
  const found: Scopes = (await scope?.find(tx, ids)) ?? new Map();
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

type Scopes = Awaited<ReturnType<CheckScope['find']>>;

/** What these checks say of each scope, brought into the register. */
async function askAll(call: Call, kind: FindingScopeKind, scopes: Scopes, sets: readonly CheckSet[]) {
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

interface Named {
  readonly kind: FindingScopeKind;
  readonly id: string;
}

export const checkJobs = [
  defineJob<Named>(
    checkJob,
    ({ payload, transaction }) => transaction((call) => runChecks(call, payload.kind, [payload.id])),
    {
      subjectOf: ({ kind, id }) => ({ kind, id }),
    },
  ),
  defineJob<{ kind: FindingScopeKind; ids: readonly string[] }>(bulkJob, ({ payload, transaction }) =>
    transaction((call) => runChecks(call, payload.kind, payload.ids)),
  ),
];

export const checkTimers = [
  // without a key: whoever asked for the same under one may be waiting for this very timer
  defineTimer<Named>(dueTimer, ({ tx }, { payload: { kind, id } }) => enqueue(tx, checkJob, { kind, id })),
  defineTimer<{ catalogue: string }>(sweepTimer, async ({ tx }, { payload }) => {
    await requestAllChecks(tx);
    await upsertSweep(tx, payload.catalogue);
  }),
];
