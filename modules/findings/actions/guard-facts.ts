import type { Action, Finding } from '#engine';
import type { Call } from '#platform/server';
import { lockFindings } from '../queries.ts';
import { runChecks } from './run-checks.ts';
import type { Subject } from './subject-context.ts';

/** The record that an act is about. */
export interface ActSubject extends Subject {
  readonly kind: 'project';
}

/** Facts that count for one act alone, computed at the act, such as tasks that are open when a project closes. */
export interface GuardFacts {
  readonly action: Action;
  load(call: Call, subject: ActSubject): Promise<readonly Finding[]>;
}

/** Something that findings of the register are computed from. */
export interface GuardSource {
  /** Holds it until the transaction ends or goes back to a savepoint, and says whether the register speaks of it as it is. */
  hold(call: Call, subject: ActSubject): Promise<boolean>;
  /**
   * Computes anew, holding nothing meanwhile. What it returns stores the outcome while the source is held, or returns
   * false where the source has moved since.
   */
  prepare(call: Call, subject: ActSubject): Promise<(call: Call) => Promise<boolean>>;
}

const facts: GuardFacts[] = [];
const sources = new Map<string, GuardSource>();

export function contributeGuardFacts(contributed: GuardFacts): void {
  facts.push(contributed);
}

/**
 * Sources are held in the order in which their modules are composed, lowest first: whoever holds several of them takes them
 * in that order too. Where a process composes its modules again, the source of that name takes the place of the former.
 */
export function contributeGuardSource(name: string, source: GuardSource): void {
  sources.set(name, source);
}

export async function factsFor(call: Call, action: Action, subject: ActSubject): Promise<Finding[]> {
  const found = [];
  for (const one of facts) if (one.action === action) found.push(...(await one.load(call, subject)));
  return found;
}

/** Holds a project with all that hangs on it, in the order in which acts do, or an office. */
export async function holdSubject(call: Call, { kind, id }: Subject): Promise<void> {
  if (kind === 'project') for (const source of sources.values()) await source.hold(call, { kind, id });
  await lockFindings(call.tx, id);
}

/** How often something may move while it is computed. */
const mostAttempts = 4;

/** What the holding of savepoints needs of the database. */
interface Savepoint {
  set(): Promise<void>;
  goBack(): Promise<void>;
}

/**
 * Holds what the project's findings are computed from, with the register speaking of it as it is. What has moved is
 * computed while nothing is held, so that nobody waits for a schedule. False where it moves on and on.
 */
export async function holdCurrent(call: Call, subject: ActSubject, savepoint: Savepoint): Promise<boolean> {
  const prepared = new Map<GuardSource, (call: Call) => Promise<boolean>>();
  for (let attempt = 0; attempt < mostAttempts; attempt++) {
    await savepoint.set();
    const behind = [];
    for (const source of sources.values()) {
      if (await source.hold(call, subject)) continue;
      if (!(await prepared.get(source)?.(call))) behind.push(source);
    }
    if (!behind.length) {
      await lockFindings(call.tx, subject.id);
      await runChecks(call, subject.kind, [subject.id]);
      return true;
    }
    await savepoint.goBack();
    for (const source of behind) prepared.set(source, await source.prepare(call, subject));
  }
  return false;
}
