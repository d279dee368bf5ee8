import { useState } from 'react';
import { Choice, Form, useWords } from '#platform/web';
import { ruleKinds } from '../routes.ts';
import type { Scenario } from './selection.ts';
import { made, useScenarioWriter } from './use-scenario-writer.ts';

interface FormProps {
  readonly of: Scenario;
  readonly onDone: () => void;
}

type Kind = (typeof ruleKinds)[number];
const numberOrNull = (text: string | undefined) => (text ? Number(text) : null);

/** A rule of one kind, about investments or about a class of them, with why it is there. */
export function RuleForm({ of, onDone }: FormProps) {
  const t = useWords('selection');
  const [kind, setKind] = useState<Kind>('mandatory');
  const { write } = useScenarioWriter(of.scenarioId);
  const investments = of.candidates
    .filter(({ hasFigures }) => hasFigures)
    .map(({ investmentId, name }) => ({ value: investmentId, label: name }))
    .sort((a, b) => (a.label < b.label ? -1 : 1));
  const first = investments[0]?.value ?? '';
  const classes = of.classes.map(({ dimension, class: name, name: label }) => ({
    value: `${dimension}:${name}`,
    label: dimension === 'risk' ? t(`risk.${name}`) : label,
    group: t(`dimension.${dimension}`),
  }));
  const one = { name: 'one', label: t('rule.one'), type: 'select' as const, options: investments };
  const other = { name: 'other', label: t(kind === 'requires' ? 'rule.other' : 'rule.and'), type: 'select' as const, options: investments }; // biome-ignore format: one line
  const most = (label: string, isOptional = false) => ({ name: 'most', label, type: 'whole-number' as const, most: 1000, isOptional }); // biome-ignore format: one line
  const ofClass = { name: 'class', label: t('rule.class'), type: 'select' as const, options: classes };
  const fields = {
    mandatory: [one],
    forbidden: [one],
    requires: [one, other, { name: 'lag', label: t('rule.later'), type: 'whole-number' as const, most: 40 }],
    'at-most': [one, other, { ...other, name: 'third', label: t('rule.and'), isOptional: true, options: [{ value: '', label: '–' }, ...investments] }, most(t('rule.mostOf'))],
    'class-count': [ofClass, most(t('rule.mostOf'))],
    'class-share': [ofClass, { name: 'least', label: t('rule.leastPercent'), type: 'whole-number' as const, most: 100, isOptional: true }, most(t('rule.mostPercent'), true)],
  } as const; // biome-ignore format: a table
  return (
    <>
      <Choice
        label={t('rule.kind')}
        value={kind}
        options={ruleKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
        onChange={setKind}
      />
      <Form<string>
        key={kind}
        fields={[...fields[kind], { name: 'reason', label: t('rule.reason') }]}
        values={{ one: first, other: investments[1]?.value ?? '', third: '', class: classes[0]?.value ?? '', lag: '0', ...(kind === 'class-share' ? {} : { most: '1' }) }} // biome-ignore format: one record
        act={t('rule.act')}
        isMinor
        onSubmit={async (typed) => {
          const [dimension = null, ...name] = (typed.class ?? '').split(':');
          const isClass = kind === 'class-count' || kind === 'class-share';
          const all = { mandatory: ['one'], forbidden: ['one'], requires: ['one', 'other'], 'at-most': ['one', 'other', 'third'], 'class-count': [], 'class-share': [] }[kind]; // biome-ignore format: one line
          await write([
            made('selection-rule', {
              kind,
              investments: [...new Set(all.flatMap((field) => typed[field] || []))],
              dimension: isClass ? dimension : null,
              class: isClass ? name.join(':') : null,
              least: kind === 'class-share' ? numberOrNull(typed.least) : null,
              most: isClass || kind === 'at-most' ? numberOrNull(typed.most) : null,
              lag: kind === 'requires' ? numberOrNull(typed.lag) : null,
              reason: typed.reason,
            }),
          ]);
          onDone();
        }}
        onCancel={onDone}
      />
    </>
  );
}
