import type { contract } from '#modules/offices/contract';
import { routes } from '#modules/offices/routes';
import { operations, useMay, useOperation } from '#platform/web';

const { listOffices } = operations<typeof contract>(routes);

interface Option {
  readonly value: string;
  readonly label: string;
}

/** The offices that a project can belong to. */
export function useOfficeOptions(): readonly Option[] {
  const { data } = useOperation(listOffices, {}, { isEnabled: useMay('office.read') });
  return (data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }));
}
