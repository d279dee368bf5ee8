import { useSyncExternalStore } from 'react';

const narrow = '(max-width: 700px)';

/** Whether the window is a phone's: the rail is a bar below, panels are pages, grids are cards. */
export function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => matchMedia(narrow).matches);
}

function subscribe(notify: () => void): () => void {
  const query = matchMedia(narrow);
  query.addEventListener('change', notify);
  return () => query.removeEventListener('change', notify);
}
