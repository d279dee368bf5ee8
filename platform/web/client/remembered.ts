import { useCallback, useSyncExternalStore } from 'react';

const changed = new EventTarget();

/**
 * A choice of this browser's reader (width of a panel, columns of a grid), kept in local storage under `portico.<name>`
 * and shared by all who use the name. What cannot be read counts as not chosen.
 */
export function useRemembered<T>(name: string, preset: T): [T, (value: T) => void] {
  const key = `portico.${name}`;
  const text = useSyncExternalStore(
    useCallback((notify) => subscribe(key, notify), [key]),
    () => localStorage.getItem(key),
  );
  const set = useCallback(
    (value: T) => {
      localStorage.setItem(key, JSON.stringify(value));
      changed.dispatchEvent(new Event(key));
    },
    [key],
  );
  return [parse(text, preset), set];
}

function subscribe(key: string, notify: () => void): () => void {
  changed.addEventListener(key, notify);
  return () => changed.removeEventListener(key, notify);
}

const parsed = new Map<string, unknown>();

/** The same text gives the same object, so that what depends on it is not computed again. */
function parse<T>(text: string | null, preset: T): T {
  if (text === null) return preset;
  if (!parsed.has(text)) {
    try {
      parsed.set(text, JSON.parse(text));
    } catch {
      return preset;
    }
  }
  return parsed.get(text) as T;
}
