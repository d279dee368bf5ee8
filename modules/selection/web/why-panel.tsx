import {
  Anchor,
  Button,
  Facts,
  Fault,
  SidePanel,
  useChange,
  useFormat,
  useGo,
  useRecordAddress,
  useWords,
} from '#platform/web';
import styles from './selection.module.css';
import { type Line, type Scenario, selection, topics, type Way } from './selection.ts';
import { useTitles } from './use-titles.ts';
import { useTold } from './use-told.ts';
import { useWhy } from './use-why.ts';

interface WhyPanelProps {
  readonly of: Scenario;
  readonly line: Line;
  readonly onClose: () => void;
}

/** Why one investment is in or out: what would change for it, and each way that lets it in as an act. */
export function WhyPanel({ of, line, onClose }: WhyPanelProps) {
  const t = useWords('selection');
  const told = useTold(of);
  const why = useWhy(of);
  const address = useRecordAddress();
  const format = useFormat();
  const { name, isIn, kind, investmentId, value, costMinor, officeName, optionName, enters, leaves, moves } = line;
  const { caseValue, startsOn, wholeCostMinor } = line;
  const titles = useTitles(of);
  const to = address({ kind, id: investmentId });
  return (
    <SidePanel title={t(isIn ? 'why.in' : 'why.out', { name })} subtitle={why.short(line)} onClose={onClose}>
      <Facts
        items={[
          [titles.value, told.value(value)],
          ...(caseValue !== null && caseValue !== value && of.answer?.valueBy === 'worth'
            ? [[t('column.caseValue'), told.value(caseValue)] as const]
            : []),
          ...(startsOn ? [[t('column.start'), format.date(startsOn)] as const] : []),
          [titles.cost, told.money(costMinor)],
          [t('column.wholeCost'), told.money(wholeCostMinor)],
          ...(optionName ? [[t('column.option'), optionName] as const] : []),
          [t('field.office'), officeName],
          [t('recordOf'), to ? <Anchor to={to}>{t(`toRecord.${kind}`)}</Anchor> : '–'],
        ]}
      />
      {line.isExplained && (
        <>
          <h3>{t(isIn ? 'why.without' : 'why.with')}</h3>
          <p>{isIn ? slackText(line, told, t) : lostText(line, told, t)}</p>
          <ul className={styles.changes}>
            {enters.length > 0 && <li>{t('why.enters', { names: why.names(enters) })}</li>}
            {leaves.length > 0 && <li>{t('why.leaves', { names: why.names(leaves) })}</li>}
            {moves.length > 0 && <li>{t('why.moves', { names: why.names(moves) })}</li>}
          </ul>
        </>
      )}
      {!isIn && line.isExplained && <Ways of={of} line={line} />}
    </SidePanel>
  );
}

type Told = ReturnType<typeof useTold>;
type Translate = ReturnType<typeof useWords>;

function slackText({ valueSlack, isProven }: Line, told: Told, t: Translate): string {
  if (valueSlack === null) return t(isProven ? 'why.noneWithout' : 'why.noneWithoutFound');
  return t(isProven ? 'why.slack' : 'why.slackAtMost', { value: told.value(valueSlack) });
}

function lostText({ valueLost, isProven }: Line, told: Told, t: Translate): string {
  if (valueLost === null) return t(isProven ? 'why.noneWith' : 'why.noneWithFound');
  return t(isProven ? 'why.lost' : 'why.lostAtMost', { value: told.value(valueLost) });
}

/** What would let it in: each is followed by a copy of the scenario with that change, computed at once. */
function Ways({ of, line }: Pick<WhyPanelProps, 'of' | 'line'>) {
  const t = useWords('selection');
  const go = useGo();
  const why = useWhy(of);
  const copy = useChange(selection.copyScenario, { topics });
  const follow = async ({ way, kind }: Way) => {
    const name = t(kind === 'forced' ? 'way.nameForced' : 'way.name', { scenario: of.name, investment: line.name });
    const made = await copy.run({ scenarioId: of.scenarioId, name, letIn: { investmentId: line.investmentId, way } });
    go(`/selection/${made.scenarioId}?open=${line.investmentId}`);
  };
  return (
    <>
      <h3>{t('why.letIn')}</h3>
      {line.ways.length === 0 && <p className="dim">{t('why.noWay')}</p>}
      <ul className={styles.ways}>
        {line.ways.map((way) => (
          <li key={way.way}>
            <p>{why.way(way)}</p>
            {of.mayWrite && (
              <Button isBusy={copy.isRunning} onClick={() => void follow(way).catch(() => {})}>
                {t(way.kind === 'forced' ? 'way.tryForced' : 'way.try')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Fault error={copy.error} />
    </>
  );
}
