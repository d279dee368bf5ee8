import { useMemo } from 'react';
import { useAllPages, useMay } from '#platform/web';
import { offices } from './offices.ts';

export interface PersonOption {
  readonly value: string;
  readonly label: string;
}

/** Of whom, until they have come. */
const noPeople: Awaited<ReturnType<typeof offices.listPeople>>['items'] = [];

/** The people who can be chosen, after `none`: nobody. Who is chosen now is there even if no longer active. */
export function usePersonOptions(none: string, present?: PersonOption): readonly PersonOption[] {
  const mayRead = useMay('person.read');
  const { items = noPeople } = useAllPages(offices.listPeople, {}, { topics: ['people'], isEnabled: mayRead });
  return useMemo(() => {
    const people = items.filter(({ state }) => state !== 'inactive');
    const options = people.map(({ id, name }) => ({ value: id, label: name }));
    const isListed = !present || options.some(({ value }) => value === present.value);
    return [{ value: '', label: none }, ...(isListed ? [] : [present]), ...options];
  }, [items, none, present?.value, present?.label]);
}
