import { useEffect, useRef } from 'react';

/** The keys of one part of the page: of a list, of a timeline. */
export interface KeySection {
  readonly title: string;
  readonly keys: readonly (readonly [key: string, effect: string])[];
}

const sections = new Set<() => KeySection>();
const asked = new EventTarget();

/** Tells the keys of a part for as long as it is on the page: `?` shows them all in one dialog. */
export function useKeyHelp(section: KeySection): void {
  const latest = useRef(section);
  latest.current = section;
  useEffect(() => {
    const tell = () => latest.current;
    sections.add(tell);
    return () => void sections.delete(tell);
  }, []);
}

/** The keys of what is on the page now. */
export function keySections(): readonly KeySection[] {
  return [...sections].map((tell) => tell());
}

/** Shows the keys, as `?` does. */
export function showKeys(): void {
  asked.dispatchEvent(new Event('show'));
}

/** Calls back when somebody asks for the keys by other means than `?`. Call the result to stop. */
export function onShowKeys(callback: () => void): () => void {
  asked.addEventListener('show', callback);
  return () => asked.removeEventListener('show', callback);
}
