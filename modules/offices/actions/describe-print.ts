import { personOf } from '#platform/server';
import type { DescribePrint } from '#platform/server/print/print-module';
import { findPerson } from '../queries.ts';
import { organisationOf } from './organisation.ts';

/** What stands in the head and foot of a print: the organisation, its zone, and who asked for it. */
export const describePrint: DescribePrint = async ({ tx, actor }) => {
  const { name, timeZone } = await organisationOf(tx);
  const person = await findPerson(tx, personOf(actor) ?? '');
  return { organisation: name, timeZone, printedBy: person?.name ?? '' };
};
