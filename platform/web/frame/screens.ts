import type { AnyRoute } from '@tanstack/react-router';
import type { WordsFile } from '#platform/words';
import type { MenuEntry, RecordTab } from './shell.ts';

/** What a module's `web/screens.ts` gives to the application: `export const screens = { … } satisfies Screens`. */
export interface Screens {
  /** Routes under `pageRoute`. */
  readonly pages: readonly AnyRoute[];
  /** Routes under `rootRoute`: without the frame, for those who are not signed in. */
  readonly standalone?: readonly AnyRoute[];
  readonly menu?: readonly MenuEntry[];
  /** The address of a record by its kind: `{ project: (id) => `/projects/${id}` }`. Ids may hold slashes. */
  readonly records?: Readonly<Record<string, (id: string) => string | undefined>>;
  /** Parts that the module adds to records of other modules: `RecordTabs` shows them. */
  readonly tabs?: readonly RecordTab[];
  /** The module's words/en.json. */
  readonly words: WordsFile;
}
