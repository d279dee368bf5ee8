import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { type TopicEvent, useOperation } from '#platform/web';
import type { PlanChange, PlanView } from '../contract.ts';
import { applyChanges } from './apply-changes.ts';
import { type MadeRecord, madeIn, type PendingCommand, uidsOf, withUids } from './command-queue.ts';
import { plans } from './plans.ts';

/** Changing a plan from its page: what is asked is shown at once, and saved one command after the other. */
export interface PlanEditing {
  /** The plan with what is not saved yet. */
  readonly view: PlanView | undefined;
  /** Resolves with the entry once saved; rejects with the operation's error, the plan being as it was. */
  readonly run: (changes: readonly PlanChange[]) => Promise<string | null>;
  /** A number, never used twice, by which something new is named until it has its uid. */
  readonly newUid: () => number;
  /** What a row is known by on this page: a task that was made here keeps the number under which it was made. */
  readonly keyOf: (uid: number) => string;
}

/** After this long without news from the server the plan is asked for. */
const patienceMs = 2500;

/** The plan of a project, and the way to change it. */
export function usePlanEditing(projectId: string) {
  const [planId, setPlanId] = useState('');
  const [pending, setPending] = useState<readonly PendingCommand[]>([]);
  const turn = useRef<Promise<unknown>>(Promise.resolve());
  const last = useRef({ uid: 0, command: 0 });
  const made = useRef<MadeRecord[]>([]);
  const keys = useRef(new Map<number, number>());
  const known = useRef(0);
  const saved = useRef({ revision: 0, underway: 0 });
  // What this page changed it shows already: news are others' changes, and the dates once computed, told by the project.
  const isNews = useCallback(({ topic, revision = 0 }: TopicEvent) => {
    const isOthers = saved.current.underway === 0 && revision > Math.max(known.current, saved.current.revision);
    return topic.startsWith('project:') || isOthers;
  }, []);
  const topics = [`project:${projectId}`, ...(planId ? [`plan:${planId}`] : [])];
  const { data: fetched, error, refetch } = useOperation(plans.getPlan, { projectId }, { topics, isNews });
  if (fetched && fetched.planId !== planId) setPlanId(fetched.planId);
  const revision = fetched?.revision ?? 0;
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
  useAskBeforeLeaving(open.some((command) => command.revision === null));
  const view = useMemo(() => {
    if (!fetched || !open.length) return fetched;
    const come = madeIn(fetched, made.current);
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
        const asked = withUids(changes, uidsOf(made.current));
        saved.current.underway += 1;
        const done = await plans
          .changePlan({ planId, baseRevision: known.current, changes: asked })
          .finally(() => (saved.current.underway -= 1));
        saved.current.revision = done.revision;
        made.current.push(...done.made);
        for (const { entity, id, uid } of done.made) if (entity === 'task') keys.current.set(uid, Number(id));
        const settle = (command: PendingCommand) =>
          command.id === id ? { ...command, revision: done.revision } : command;
        setPending((commands) => commands.map(settle));
        return done.entryId;
      };
      const done = turn.current.then(save, save);
      turn.current = done;
      done.catch(() => {
        setPending((commands) => commands.filter((command) => command.id !== id));
        void refetch(); // what stood against it may not be here yet
      });
      return done;
    },
    [planId, refetch],
  );
  const newUid = useCallback(() => {
    last.current.uid -= 1;
    return last.current.uid;
  }, []);
  const keyOf = useCallback((uid: number) => String(keys.current.get(uid) ?? uid), []);
  const editing: PlanEditing = useMemo(() => ({ view, run, newUid, keyOf }), [view, run, newUid, keyOf]);
  return { editing, error, refetch };
}

/** Has the browser ask before it leaves while something is still to be sent: what stands in the queue would be lost. */
function useAskBeforeLeaving(isUnsent: boolean): void {
  useEffect(() => {
    if (!isUnsent) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isUnsent]);
}
