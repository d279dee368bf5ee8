import { useEffect } from 'react';
import { useRemembered } from '../client/remembered.ts';
import { useIdentity } from '../frame/shell.ts';

/** A record as search tells it, which the person had open. */
export interface Found {
  readonly kind: string;
  readonly id: string;
  readonly title: string;
  readonly detail: string | null;
  readonly within: { readonly kind: string; readonly id: string } | null;
}

const most = 8;
const none: readonly Found[] = [];

/** What the person opened last in this browser and organisation, the newest first. */
export function useRecent(): readonly [readonly Found[], (found: Found) => void] {
  const { person } = useIdentity();
  const [recent, setRecent] = useRemembered(`recent.${person.id}`, none);
  const add = (found: Found) =>
    setRecent([found, ...recent.filter(({ kind, id }) => kind !== found.kind || id !== found.id)].slice(0, most));
  return [recent, add];
}

/** Remembers the record of this page, as soon as its name is known. */
export function useRecentRecord(kind: string, id: string, title: string | undefined): void {
  const [recent, add] = useRecent();
  const [first] = recent;
  const isNewest = first?.kind === kind && first.id === id && first.title === title;
  useEffect(() => {
    if (title !== undefined && !isNewest) add({ kind, id, title, detail: null, within: null });
    // once a record and name: two pages that are open side by side must not push each other off the first place
  }, [kind, id, title]);
}

/** Forgets what anybody opened in this browser: whoever signs out leaves no names behind. */
export function forgetRecent(): void {
  for (const key of Object.keys(localStorage)) if (key.startsWith('portico.recent.')) localStorage.removeItem(key);
}
