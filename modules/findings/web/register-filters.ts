import { severities } from '#engine';
import type { contract as officesContract } from '#modules/offices/contract';
import { routes as officeRoutes } from '#modules/offices/routes';
import { usePersonOptions } from '#modules/offices/web/parts';
import {
  isRecordId,
  operations,
  type PageFilter,
  type PageFilters,
  useMay,
  useOperation,
  usePageFilters,
  useWords,
} from '#platform/web';
import { findings } from './findings.ts';

const { listOffices } = operations<typeof officesContract>(officeRoutes);
const consequences = ['block', 'warn', 'advise'] as const;
const dues = ['overdue', 'none'] as const;
const families = ['schedule', 'baseline', 'progress', 'data', 'roles', 'governance', 'stale', 'closing'] as const;

/** By what the register is filtered, as `listRegister` calls it; each a word of the page's address. */
export function useRegisterFilters(): PageFilters {
  const t = useWords('findings');
  const { data: codes } = useOperation(findings.listFindingCodes, {});
  const { data: projects } = useOperation(findings.listFindingProjects, {}, { topics: ['findings', 'portfolio'] });
  const [, ...people] = usePersonOptions('');
  const named = (value: string, label: string) => ({ value, label });
  return usePageFilters(
    [
      {
        name: 'severity',
        label: t('codes.severity'),
        options: severities.toReversed().map((one) => named(one, t(`severity.${one}`))),
      },
      {
        name: 'consequence',
        label: t('register.consequence'),
        options: consequences.map((one) => named(one, t(`enforcement.${one}`))),
      },
      { name: 'family', label: t('codes.family'), options: families.map((one) => named(one, t(`family.${one}`))) },
      useOfficeFilter(),
      {
        name: 'projectId',
        label: t('register.project'),
        options: (projects?.items ?? []).map(({ projectId, name }) => ({ value: projectId, label: name })),
        accepts: isRecordId,
      },
      {
        name: 'owner',
        label: t('register.owner'),
        options: [{ value: 'nobody', label: t('register.nobody') }, ...people],
        accepts: isRecordId,
      },
      { name: 'due', label: t('register.due'), options: dues.map((one) => named(one, t(`register.dues.${one}`))) },
      {
        name: 'code',
        label: t('codes.name'),
        options: (codes?.items ?? []).map(({ code, title }) => ({ value: code, label: title })),
        accepts: (value) => /^[a-z-]{1,40}\.[a-z-]{1,79}$/.test(value),
        isLinked: true,
      },
    ],
    { hasSearch: true },
  );
}

/** The offices that one may read, each with all below it. */
export function useOfficeFilter(): PageFilter {
  const t = useWords('findings');
  const { data } = useOperation(listOffices, {}, { topics: ['organisation'], isEnabled: useMay('office.read') });
  const options = (data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return { name: 'officeId', label: t('register.office'), options, accepts: isRecordId };
}
