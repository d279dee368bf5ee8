import { useCurrency } from '#modules/offices/web/parts';
import { Facts, useAllWords, useFormat, useWords } from '#platform/web';
import type { Project } from './projects.ts';

/** What the form of a project holds, for those who may read it and not change it, and for one that is put away. */
export function ProjectFacts({ project }: { readonly project: Project }) {
  const t = useWords('projects');
  const words = useAllWords();
  const format = useFormat();
  const currency = useCurrency();
  const { budgetMinor, risk, strategicWeight, toleranceDays } = project;
  const nobody = <span className="dim">{t('field.nobody')}</span>;
  const code = currency?.code ?? '';
  return (
    <Facts
      items={[
        [t('field.manager'), project.managerName ?? nobody],
        [t('field.sponsor'), project.sponsorName ?? nobody],
        [t('field.tolerance'), format.number(toleranceDays)],
        [t('field.budget', { currency: code }), budgetMinor === null || !code ? '–' : words.format({ kind: 'money', minor: budgetMinor, currencyCode: code })],
        [t('field.risk'), risk === null ? t('field.notRated') : t(`risk.${risk}`)],
        [t('field.weight'), strategicWeight === null ? '–' : format.number(strategicWeight)],
      ]} // biome-ignore format: a table
    />
  );
}
