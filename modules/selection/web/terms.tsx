import { useState } from 'react';
import { useCurrency } from '#modules/offices/web/parts';
import { Form, useWords } from '#platform/web';
import type { Scenario, ScenarioChange } from './selection.ts';
import { edits, useScenarioWriter } from './use-scenario-writer.ts';
import { useTold } from './use-told.ts';

interface Further {
  readonly changes: ScenarioChange[];
  readonly periods: number;
}

/** The scenario's own fields. Whoever looks further ahead is asked what there is by then of each limit that says no more. */
export function Terms({ of }: { readonly of: Scenario }) {
  const t = useWords('selection');
  const { write } = useScenarioWriter(of.scenarioId);
  const [further, ask] = useState<Further | null>(null);
  const { name, about, firstOn, period, periods, mostDelay, valueBy, nodeLimit, ranking } = of;
  const values = ['worth', 'aligned', ...(ranking?.isByWeights || valueBy === 'score' ? ['score'] : [])];
  return (
    <section>
      <h2>{t('terms.title')}</h2>
      {further && <Amounts of={of} further={further} onDone={() => ask(null)} />}
      {!further && (
        <Form
          fields={[
            { name: 'name', label: t('field.name') },
            { name: 'about', label: t('field.about'), type: 'paragraph', isOptional: true },
            { name: 'firstOn', label: t('field.firstOn'), type: 'date' },
            { name: 'period', label: t('field.period'), type: 'select', options: (['month', 'quarter', 'year'] as const).map((value) => ({ value, label: t(`periods.${value}`) })) },
            { name: 'periods', label: t('field.periods'), type: 'whole-number', most: 40 },
            { name: 'mostDelay', label: t('field.mostDelay'), help: t('field.mostDelayHelp'), type: 'whole-number', most: 12 },
            { name: 'valueBy', label: t('field.valueBy'), type: 'select', options: values.map((value) => ({ value, label: t(`valueBy.${value}`) })), ...(ranking && { help: t(ranking.isByWeights ? 'field.valueByHelp' : 'field.valueByRatio', { office: ranking.officeName }) }) },
            { name: 'nodeLimit', label: t('field.nodeLimit'), help: t('field.nodeLimitHelp'), type: 'whole-number', most: 1_000_000 },
          ]} // biome-ignore format: a table
          values={{ name, about, firstOn, period, periods: String(periods), mostDelay: String(mostDelay), valueBy, nodeLimit: String(nodeLimit) }} // biome-ignore format: one record
          act={t('terms.act')}
          isMinor
          onSubmit={async (typed) => {
            const ahead = Math.max(1, Number(typed.periods));
            const changes = edits('scenario', of.scenarioId, of, {
              ...typed,
              firstOn: `${typed.firstOn.slice(0, 7)}-01`,
              periods: ahead,
              mostDelay: Number(typed.mostDelay),
              nodeLimit: Math.max(1, Number(typed.nodeLimit)),
            });
            if (ahead > periods && shortLimits(of, ahead).length) ask({ changes, periods: ahead });
            else await write(changes);
          }}
        />
      )}
    </section>
  );
}

/** Those of which nothing is carried over, and which say nothing of the last periods. */
const shortLimits = ({ limits }: Scenario, periods: number) =>
  limits.filter(({ byPeriod, carriesOver }) => !carriesOver && byPeriod.length < periods);

interface AmountsProps {
  readonly of: Scenario;
  readonly further: Further;
  readonly onDone: () => void;
}

function Amounts({ of, further: { changes, periods }, onDone }: AmountsProps) {
  const t = useWords('selection');
  const told = useTold({ ...of, answer: null });
  const currency = useCurrency();
  const { write } = useScenarioWriter(of.scenarioId);
  if (!currency) return null;
  const short = shortLimits(of, periods);
  const unitOf = (kind: string) => (kind === 'skill' ? 100 : currency.minorUnits);
  return (
    <>
      <p>{t('terms.further')}</p>
      <Form<string>
        fields={short.map(({ limitId, kind, skill, byPeriod }) => ({
          name: limitId,
          label: t('terms.each', { limit: told.limit(kind, skill), from: byPeriod.length + 1, until: periods }),
          help: kind === 'skill' ? t('limit.peopleHelp') : t('limit.moneyHelp', { currency: currency.code }),
          type: 'number' as const,
        }))}
        values={Object.fromEntries(short.map(({ limitId, kind, byPeriod }) => [limitId, String((byPeriod.at(-1) ?? 0) / unitOf(kind))]))}
        act={t('terms.act')}
        isMinor
        hasFocus
        onSubmit={async (typed) => {
          const more = short.flatMap(({ limitId, kind, byPeriod }) => {
            const amount = Math.round(Number(typed[limitId]) * unitOf(kind));
            const all = Array.from({ length: periods }, (_, at) => byPeriod[at] ?? amount);
            return edits('selection-limit', limitId, { byPeriod }, { byPeriod: all });
          });
          await write([...changes, ...more]);
          onDone();
        }}
        onCancel={onDone}
      />
    </>
  ); // biome-ignore format: a table
}
