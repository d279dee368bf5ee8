import type { contract } from '#modules/offices/contract';
import { routes } from '#modules/offices/routes';
import { operations, useMay, useOperation } from '#platform/web';

const { listOffices, listPeople } = operations<typeof contract>(routes);

interface Option {
  readonly value: string;
  readonly label: string;
}

/** The offices that a project can belong to. */
export function useOfficeOptions(): readonly Option[] {
  const { data } = useOperation(listOffices, {}, { isEnabled: useMay('office.read') });
  return (data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }));
}

/** The active people who can manage a project, after `none`: nobody. */
export function useManagerOptions(none: string): readonly Option[] {
  const { data } = useOperation(listPeople, {}, { topics: ['people'], isEnabled: useMay('person.read') });
  const people = (data?.items ?? []).filter(({ state }) => state !== 'inactive');
  return [{ value: '', label: none }, ...people.map(({ id, name }) => ({ value: id, label: name }))];
}
