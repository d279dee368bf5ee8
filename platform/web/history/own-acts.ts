/** What was done in this tab and can be undone, and what was undone in it and can be redone: entries, the latest last. */
export interface OwnActs {
  /** Whose they are; another person in the same tab begins anew. */
  readonly personId: string;
  readonly done: readonly string[];
  readonly undone: readonly string[];
}

const most = 100;
const place = 'portico.acts';

const without = (list: readonly string[], entryId: string) => list.filter((id) => id !== entryId);
const onTop = (list: readonly string[], entryId: string) => [...without(list, entryId), entryId].slice(-most);

/** The stacks after something happened to an entry. A new act leaves nothing to redo, as in every editor. */
export function afterAct(acts: OwnActs, entryId: string, what: 'did' | 'undid' | 'redid' | 'lost'): OwnActs {
  const { done, undone } = acts;
  if (what === 'did') return done.includes(entryId) ? acts : { ...acts, done: onTop(done, entryId), undone: [] };
  if (what === 'undid') return { ...acts, done: without(done, entryId), undone: onTop(undone, entryId) };
  if (what === 'redid') return { ...acts, done: onTop(done, entryId), undone: without(undone, entryId) };
  return { ...acts, done: without(done, entryId), undone: without(undone, entryId) };
}

let acts: OwnActs | undefined;

/** They outlive a reload, in this tab alone. */
export function ownActs(): OwnActs {
  acts ??= read(globalThis.sessionStorage?.getItem(place) ?? null);
  return acts;
}

/** Notes what happened to an entry of one's own. */
export function noteAct(entryId: string, what: Parameters<typeof afterAct>[2]): void {
  keep(afterAct(ownActs(), entryId, what));
}

/** The acts are this person's from now on. */
export function beginActs(personId: string): void {
  if (ownActs().personId !== personId) keep({ personId, done: [], undone: [] });
}

function keep(next: OwnActs): void {
  acts = next;
  globalThis.sessionStorage?.setItem(place, JSON.stringify(next));
}

/** What was kept, or nothing where it cannot be read. */
export function read(text: string | null): OwnActs {
  try {
    const { personId, done, undone } = JSON.parse(text ?? '') as Partial<OwnActs>;
    if (typeof personId === 'string' && Array.isArray(done) && Array.isArray(undone)) return { personId, done, undone };
  } catch {
    // as if nothing were kept
  }
  return { personId: '', done: [], undone: [] };
}
