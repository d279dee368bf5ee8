import { useCurrency } from '#modules/offices/web/parts';
import { Form, useWords } from '#platform/web';
import type { Scenario } from './selection.ts';
import { made, useScenarioWriter } from './use-scenario-writer.ts';
import { useTold } from './use-told.ts';

interface FormProps {
  readonly of: Scenario;
  readonly onDone: () => void;
}

/** A limit on money, carried over or not, or on the people of a skill; one amount, or one for each period. */
export function LimitForm({ of, onDone }: FormProps) {
  const t = useWords('selection');
  const told = useTold({ ...of, answer: null });
  const currency = useCurrency();
  const { write } = useScenarioWriter(of.scenarioId);
  if (!currency) return null;
  const skills = [...new Set(of.candidates.flatMap(({ demands }) => demands))].sort();
  const kinds = [
    ...(['money', 'capex', 'opex'] as const).map((value) => ({ value, label: t(`kinds.${value}`) })),
    ...skills.map((skill) => ({ value: `${skillPrefix}${skill}`, label: skill, group: t('kinds.skill') })),
  ];
  const amounts = of.periodDays.map((_, index) => ({
    name: `amount${index}`,
    label: told.period(index),
    help: index === 0 ? t('limit.amountHelp', { currency: currency.code }) : undefined,
    type: 'number' as const,
    isOptional: true,
  }));
  const over = [{ value: 'yes', label: t('limit.carries') }, { value: 'no', label: t('limit.lapses') }]; // biome-ignore format: one line
  return (
    <Form<string>
      fields={[
        { name: 'kind', label: t('limit.of'), type: 'select', options: kinds },
        ...amounts,
        { name: 'carriesOver', label: t('limit.carry'), type: 'select', options: over },
      ]}
      values={{ kind: 'money', carriesOver: 'yes' }}
      act={t('limit.act')}
      isMinor
      hasFocus
      onSubmit={async (typed) => {
        const isSkill = typed.kind?.startsWith(skillPrefix) === true;
        const [kind, skill] = isSkill ? ['skill', typed.kind?.slice(skillPrefix.length)] : [typed.kind, ''];
        const unit = isSkill ? 100 : currency.minorUnits;
        const byPeriod = amounts.map(({ name }) => Math.round(Number(typed[name]) * unit));
        const carriesOver = !isSkill && typed.carriesOver !== 'no';
        await write([made('selection-limit', { kind, skill, byPeriod, carriesOver, boughtInPercent: 0 })]);
        onDone();
      }}
      onCancel={onDone}
    />
  );
}

const skillPrefix = 'skill:';
