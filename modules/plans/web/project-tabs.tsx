import { Tabs, useMay, useWords } from '#platform/web';

/** The parts of a project's record. */
export function ProjectTabs({ projectId }: { readonly projectId: string }) {
  const t = useWords('plans');
  const mayImport = useMay('plan.import');
  const at = `/projects/${projectId}`;
  const tabs = [
    { label: t('plan.tab.overview'), to: at },
    { label: t('plan.title'), to: `${at}/plan` },
    ...(mayImport ? [{ label: t('import.list.tab'), to: `${at}/imports` }] : []),
  ];
  return <Tabs label={t('plan.tab.label')} tabs={tabs} />;
}
