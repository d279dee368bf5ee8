import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { PlanChange, PlanView } from '../contract.ts';
import { applyChanges } from './apply-changes.ts';
import { type PendingCommand, withUids } from './command-queue.ts';
import { plans } from './plans.ts';

/** Changing a plan from its page: what is asked is shown at once, and saved one command after the other. */
export interface PlanEditing {
  /** The plan with what is not saved yet. */
  readonly view: PlanView | undefined;
  /** Resolves with the entry once saved; rejects with the operation's error, the plan being as it was. */
  readonly run: (changes: readonly PlanChange[]) => Promise<string | null>;
  /** A number, never used twice, by which a new task is named until it has its uid. */
  readonly newUid: () => number;
  /** What a row is known by on this page: a task that was made here keeps the number under which it was made. */
  readonly keyOf: (uid: number) => string;
}

/** After this long without news from the server the plan is asked for. */
const patienceMs = 2500;

export function usePlanEditing(fetched: PlanView | undefined, refetch: () => unknown): PlanEditing {
  const [pending, setPending] = useState<readonly PendingCommand[]>([]);
  const turn = useRef<Promise<unknown>>(Promise.resolve());
  const last = useRef({ uid: 0, command: 0 });
  const uids = useRef(new Map<number, number>());
  const keys = useRef(new Map<number, number>());
  const planId = fetched?.planId ?? '';
  const revision = fetched?.revision ?? 0;
  const known = useRef(revision);
  known.current = revision;

  const open = useMemo(
    () => pending.filter((command) => command.revision === null || command.revision > revision),
    [pending, revision],
  );
  useEffect(() => {
    if (open.length < pending.length) setPending(open);
  }, [open, pending]);
  const isWaiting = open.some((command) => command.revision !== null);
  useEffect(() => {
    if (!isWaiting) return;
    const timer = setTimeout(refetch, patienceMs);
    return () => clearTimeout(timer);
  }, [isWaiting, refetch]);
  const view = useMemo(() => {
    if (!fetched || !open.length) return fetched;
    const present = new Set(fetched.tasks.uid);
    const come = new Map([...uids.current].filter(([, uid]) => present.has(uid)));
    const shown = open.reduce((so, { changes }) => applyChanges(so, withUids(changes, come)), fetched);
    return { ...shown, computedRevision: null };
  }, [fetched, open]);

  const run = useCallback(
    (changes: readonly PlanChange[]) => {
      if (!changes.length) return Promise.resolve(null);
      last.current.command += 1;
      const id = last.current.command;
      setPending((commands) => [...commands, { id, changes, revision: null }]);
      const save = async () => {
        const asked = withUids(changes, uids.current);
        const done = await plans.changePlan({ planId, baseRevision: known.current, changes: asked });
        for (const made of done.made) {
          uids.current.set(Number(made.id), made.uid);
          keys.current.set(made.uid, Number(made.id));
        }
        const settle = (command: PendingCommand) =>
          command.id === id ? { ...command, revision: done.revision } : command;
        setPending((commands) => commands.map(settle));
        return done.entryId;
      };
      const saved = turn.current.then(save, save);
      turn.current = saved;
      saved.catch(() => setPending((commands) => commands.filter((command) => command.id !== id)));
      return saved;
    },
    [planId],
  );
  const newUid = useCallback(() => {
    last.current.uid -= 1;
    return last.current.uid;
  }, []);
  const keyOf = useCallback((uid: number) => String(keys.current.get(uid) ?? uid), []);
  return useMemo(() => ({ view, run, newUid, keyOf }), [view, run, newUid, keyOf]);
}
