import type { contract } from '#modules/offices/contract';
import { routes } from '#modules/offices/routes';
import { operations, useMay, useOperation } from '#platform/web';

const { listOffices } = operations<typeof contract>(routes);

/** The offices that a new project may be made in. */
export function useOffices() {
  const isEnabled = useMay('office.read');
  return useOperation(listOffices, {}, { isEnabled });
}
