import { createHash } from 'node:crypto';
import type { Finding } from '#engine';
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
import { lockScopes } from '../queries.ts';
import type { FindingScopeKind } from '../tables.ts';
import { type CheckScope, type CheckSet, checkScopes, checkSets, checkSetsOf } from './checks.ts';
import { judgedOtherwise } from './evaluate-consequences.ts';
import { evaluateScope, hasMoved, registerFindings } from './register-findings.ts';

const checkJob = 'findings.check';
const dueTimer = 'findings.due';
const sweepTimer = 'findings.sweep';

/** As many scopes as are looked through in one transaction. */
const chunkSize = 50;

/** Has the scopes looked through, many together: most of what that costs are questions that are asked once for all. */
export async function requestChecks(
  tx: Tx,
  kind: FindingScopeKind,
  ids: Iterable<string>,
  atOnce = chunkSize,
): Promise<void> {
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

/** What a module has found of scopes by its own means, one answer a scope. */
export interface Found {
  readonly module: string;
  /** All that it looked for. */
  readonly codes: readonly string[];
  readonly answers: ReadonlyMap<string, { readonly findings: readonly Finding[]; readonly nextDue?: string | null }>;
}

/**
 * Looks the scopes through as they stand in this transaction, at its instant, and makes the register say what was
 * found, with what the caller `found` itself; then what follows from it, of findings that stand too where the project has
 * come to another office, tier or phase. What is over is left with nothing that these
 * checks found. A timer wakes where time alone changes an answer.
 */
export async function runChecks(
  call: Call,
  kind: FindingScopeKind,
  ids: readonly string[],
  found: readonly Found[] = [],
): Promise<void> {
  const { tx, now } = call;
  const scope = checkScopes().get(kind);
  // held before anything is read: who answered from older facts would write over what was found since
  const [, scopes = new Map() as ScopesFound] = await Promise.all([lockScopes(tx, ids), scope?.find(tx, ids)]);
  const [asking = [], about = []] = [false, true].map((isAbout) =>
    checkSetsOf(kind).filter(({ readsRegister = false }) => readsRegister === isAbout),
  );
  const first = [...found, ...(await askAll(call, scopes, asking))];
  const moved = await register(call, kind, scopes, first);
  const second = await askAll(call, scopes, about);
  for (const id of await register(call, kind, scopes, second)) moved.add(id);
  if (kind === 'project') for (const id of await judgedOtherwise(tx, ids)) moved.add(id);
  for (const id of [...moved].sort()) await evaluateScope(call, { kind, id });
  const dues = (id: string) => [...first, ...second].flatMap(({ answers }) => answers.get(id)?.nextDue ?? []);
  await Promise.all([...scopes.keys()].map((id) => wakeAt(tx, kind, id, dues(id).filter((at) => at > now).sort()[0]))); // biome-ignore format: one line
  const topics = new Set([...moved].flatMap((id) => scope?.topics(id) ?? []));
  for (const topic of topics.size ? [...topics, 'findings'] : []) await publish(tx, topic);
}

type ScopesFound = Awaited<ReturnType<CheckScope['find']>>;

/** What these checks say of each scope that is not over; they are asked side by side. */
function askAll({ tx, now }: Call, scopes: ScopesFound, sets: readonly CheckSet[]): Promise<Found[]> {
  const running = [...scopes].flatMap(([id, { isOver }]) => (isOver ? [] : [id]));
  return Promise.all(
    sets.map(async ({ module, codes, check }) => {
      const answers = await check(tx, running, now);
      return { module, codes: codes.map(({ code }) => code), answers };
    }),
  );
}

/** Brings what was found into the register; the scopes of which it now says something else. */
async function register(call: Call, kind: FindingScopeKind, scopes: ScopesFound, found: readonly Found[]) {
  const moved = new Set<string>();
  if (!found.length) return moved;
  const codes = found.flatMap((each) => each.codes);
  for (const [id, { officeId }] of [...scopes].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const said = found.flatMap(({ module, answers }) =>
      (answers.get(id)?.findings ?? []).map((finding) => ({ ...finding, raisedBy: module })),
    );
    if (hasMoved(await registerFindings(call, { kind, id, officeId }, { codes }, said))) moved.add(id);
  }
  return moved;
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
