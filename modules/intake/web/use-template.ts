import { saveExcel, useIdentity, useWords } from '#platform/web';
import { type ImportField, importFields } from '../routes.ts';

const days: readonly ImportField[] = ['startsOn', 'currentUntil'];
const numbers: readonly ImportField[] = ['capex', 'opex', 'yearlyBenefit', 'benefitYears'];

/** A workbook with the columns that are read and one line as an example. */
export function useTemplate(): () => Promise<void> {
  const t = useWords('intake');
  const { today, organisation } = useIdentity();
  const example: Readonly<Record<ImportField, string | number>> = {
    name: t('import.example.name'),
    summary: t('import.example.summary'),
    office: organisation.name,
    sponsor: t('import.example.sponsor'),
    risk: 'low',
    startsOn: `${Number(today.slice(0, 4)) + 1}-03-01`,
    currentUntil: `${Number(today.slice(0, 4)) + 1}-03-31`,
    objective: t('import.example.objective'),
    capex: 240_000,
    opex: 60_000,
    yearlyBenefit: 120_000,
    benefitYears: 3,
  };
  const columns = importFields.map((field) => ({
    title: t(`import.field.${field}`),
    type: days.includes(field) ? ('date' as const) : numbers.includes(field) ? ('number' as const) : ('text' as const),
    unit: null,
    width: field === 'summary' ? 320 : 140,
  }));
  const name = t('import.templateName');
  const list = { columns, rows: [importFields.map((field) => example[field])], levels: null, treeColumn: 0 };
  return () => saveExcel(name, today, [{ name, list }]);
}
