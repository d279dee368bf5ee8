import type { AnyRoute } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import type { WordsFile } from '#platform/words';
import type { Command, FoundKind, MenuEntry, RecordAddresses, RecordTab, RolePlaces } from './shell.ts';

/** What a part of the platform gives: its words stand with the platform's. */
export type PlatformScreens = Omit<Screens, 'words'>;

/** What a module's `web/screens.ts` gives to the application: `export const screens = { … } satisfies Screens`. */
export interface Screens {
  /** Routes under `pageRoute`. */
  readonly pages: readonly AnyRoute[];
  /** Routes under `rootRoute`: without the frame, for those who are not signed in. */
  readonly standalone?: readonly AnyRoute[];
  readonly menu?: readonly MenuEntry[];
  /** The address of a record by its kind: `{ project: (id) => `/projects/${id}` }`. Ids may hold slashes. */
  readonly records?: RecordAddresses;
  /** What the palette offers to do; it offers all entries of the menu by itself. */
  readonly commands?: readonly Command[];
  /** The kinds of record that search finds, in the words of the module. */
  readonly found?: readonly FoundKind[];
  /** The module's records at which somebody can hold a role. */
  readonly places?: readonly RolePlaces[];
  /** Parts that the module adds to records of other modules: `RecordTabs` shows them. */
  readonly tabs?: readonly RecordTab[];
  /** What jobs do, as a key of the words, by the kind of job. */
  readonly jobs?: Readonly<Record<string, string>>;
  /** What the top bar shows beside the date; each decides whether there is anything to show. */
  readonly marks?: readonly ComponentType[];
  /** The module's words/en.json. */
  readonly words: WordsFile;
}
