import { useMemo } from 'react';
import type { contract } from '#modules/offices/contract';
import { routes } from '#modules/offices/routes';
import { operations, useAllPages, useMay, useOperation } from '#platform/web';

const { listOffices, listPeople } = operations<typeof contract>(routes);

/** Of whom, until they have come. */
const noPeople: Awaited<ReturnType<typeof listPeople>>['items'] = [];

interface Option {
  readonly value: string;
  readonly label: string;
}

/** The offices that a project can belong to. */
export function useOfficeOptions(): readonly Option[] {
  const { data } = useOperation(listOffices, {}, { isEnabled: useMay('office.read') });
  return (data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }));
}

/** The people who can manage a project, after `none`: nobody. Who manages it now is there even if no longer active. */
export function useManagerOptions(none: string, present?: Option): readonly Option[] {
  const { items = noPeople } = useAllPages(listPeople, {}, { topics: ['people'], isEnabled: useMay('person.read') });
  return useMemo(() => {
    const people = items.filter(({ state }) => state !== 'inactive');
    const options = people.map(({ id, name }) => ({ value: id, label: name }));
    const isListed = !present || options.some(({ value }) => value === present.value);
    return [{ value: '', label: none }, ...(isListed ? [] : [present]), ...options];
  }, [items, none, present?.value, present?.label]);
}
