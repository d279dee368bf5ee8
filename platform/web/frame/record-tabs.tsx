import { Tabs } from '../parts/tabs.tsx';
import { useAllWords } from '../words/words-context.tsx';
import { useIdentity, useShell } from './shell.ts';

interface RecordTabsProps {
  readonly kind: string;
  readonly id: string;
  /** The accessible name of the list: `Parts of the project`. */
  readonly label: string;
}

/** The parts of a record, as the modules contribute them in their `screens.ts`; what one may not open is left out. */
export function RecordTabs({ kind, id, label }: RecordTabsProps) {
  const { tabs } = useShell();
  const { permissions } = useIdentity();
  const words = useAllWords();
  const shown = tabs.filter(
    ({ record, permission }) => record === kind && (permission === undefined || permissions.includes(permission)),
  );
  return <Tabs label={label} tabs={shown.map((tab) => ({ label: words.text(tab.label), to: tab.to(id) }))} />;
}
