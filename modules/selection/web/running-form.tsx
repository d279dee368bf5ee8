import { useCurrency } from '#modules/offices/web/parts';
import { projects } from '#modules/projects/web/projects';
import { Form, useAllPages, useWords } from '#platform/web';
import type { Scenario } from './selection.ts';
import { made, useScenarioWriter } from './use-scenario-writer.ts';

interface FormProps {
  readonly of: Scenario;
  readonly onDone: () => void;
}

/** A project under way that draws on the limits; stopped where it may be and that is worth more. */
export function RunningForm({ of, onDone }: FormProps) {
  const t = useWords('selection');
  const currency = useCurrency();
  const { items } = useAllPages(projects.listProjects, { state: 'active' as const }, { topics: ['portfolio'] });
  const { write } = useScenarioWriter(of.scenarioId);
  if (!currency || !items) return null;
  const taken = new Set(of.running.map(({ projectId }) => projectId));
  const below = new Set(of.officeIds);
  const options = items
    .filter(({ projectId, officeId, closedAt }) => closedAt === null && !taken.has(projectId) && below.has(officeId))
    .map(({ projectId, name }) => ({ value: projectId, label: name }));
  const minor = (text: string) => (text === '' ? null : Math.round(Number(text) * currency.minorUnits));
  return (
    <Form
      fields={[
        { name: 'projectId', label: t('running.project'), type: 'select', options },
        { name: 'cost', label: t('running.cost', { currency: currency.code }), help: t('running.costHelp'), type: 'number', isOptional: true },
        { name: 'value', label: t('running.value', { currency: currency.code }), help: t('running.valueHelp'), type: 'number', least: -1e12, isOptional: true },
        { name: 'exit', label: t('running.exit', { currency: currency.code }), type: 'number', isOptional: true },
      ]} // biome-ignore format: a table
      values={{ projectId: options[0]?.value ?? '' }}
      act={t('running.act')}
      isMinor
      hasFocus
      onSubmit={async ({ projectId, cost, value, exit }) => {
        const to = { projectId, costToGoMinor: minor(cost), valueToGoMinor: minor(value), exitCostMinor: minor(exit) };
        await write([made('selection-running', to)]);
        onDone();
      }}
      onCancel={onDone}
    />
  );
}
