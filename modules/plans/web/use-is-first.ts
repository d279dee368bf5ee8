import { useEffect, useState, useSyncExternalStore } from 'react';

const mounted: object[] = [];
const changed = new EventTarget();

/** Whether this component is the oldest of its kind on the page: what happens to the whole page only one may answer. */
export function useIsFirst(): boolean {
  const [self] = useState(() => ({}));
  useEffect(() => {
    mounted.push(self);
    changed.dispatchEvent(new Event('changed'));
    return () => {
      mounted.splice(mounted.indexOf(self), 1);
      changed.dispatchEvent(new Event('changed'));
    };
  }, [self]);
  return useSyncExternalStore(subscribe, () => mounted[0] === self);
}

function subscribe(notify: () => void): () => void {
  changed.addEventListener('changed', notify);
  return () => changed.removeEventListener('changed', notify);
}
