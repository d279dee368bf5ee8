import { Choice, SideScroll, useAddress, useAllPages, useFormat, useOperation, useWords } from '#platform/web';
import { lapseText } from './lapse-text.ts';
import styles from './selection.module.css';
import { type Brief, isFound, type Scenario, selection, topics } from './selection.ts';
import { useTold } from './use-told.ts';

const none: readonly Brief[] = [];

/** This scenario beside another: what each spends, is worth and uses, and which investments are in where. */
export function Compared({ of }: { readonly of: Scenario }) {
  const t = useWords('selection');
  const [chosen, choose] = useAddress('with');
  const { items } = useAllPages(selection.listScenarios, {}, { topics });
  const others = (items ?? none).filter(({ scenarioId, status }) => scenarioId !== of.scenarioId && status !== null);
  const other = others.find(({ scenarioId }) => scenarioId === chosen) ?? others[0];
  if (!items) return null;
  if (!other) return <p className="alone dim">{t('compare.alone')}</p>;
  return (
    <section className={styles.compared}>
      <Choice
        label={t('compare.with')}
        value={other.scenarioId}
        options={others.map(({ scenarioId, name }) => ({ value: scenarioId, label: name }))}
        onChange={choose}
      />
      <Beside of={of} otherId={other.scenarioId} />
    </section>
  );
}

function Beside({ of, otherId }: { readonly of: Scenario; readonly otherId: string }) {
  const { data } = useOperation(selection.getScenario, { scenarioId: otherId }, { topics });
  return data ? <Table both={[of, data]} /> : null;
}

function Table({ both }: { readonly both: readonly [Scenario, Scenario] }) {
  const t = useWords('selection');
  const amounts = both.flatMap(({ answer, costMinor, budgetMinor }) => [answer?.value ?? null, costMinor, budgetMinor]);
  const told = [useTold(both[0]).alike(amounts), useTold(both[1]).alike(amounts)] as const;
  const { date } = useFormat();
  const linesOf = ({ answer }: Scenario) => answer?.lines ?? [];
  const ids = [...new Set(both.flatMap((one) => linesOf(one).map(({ investmentId }) => investmentId)))];
  const cellOf = (one: Scenario, id: string) => linesOf(one).find(({ investmentId }) => investmentId === id);
  const rows = ids
    .map((id) => ({ id, cells: both.map((one) => cellOf(one, id)) }))
    .sort((a, b) => weight(b.cells) - weight(a.cells));
  const figures = [
    ['column.value', (one: Scenario, index: 0 | 1) => (isFound(one.answer) ? told[index].value(one.answer.value) : '–')],
    ['column.sure', (one: Scenario) => (one.status === null ? '–' : t(`status.${one.status}`))],
    ['column.costLabel', (one: Scenario, index: 0 | 1) => (one.costMinor === null ? '–' : told[index].money(one.costMinor))],
    ['column.wholeCost', (one: Scenario, index: 0 | 1) => told[index].money(one.wholeCostMinor)],
    ['column.lapse', (one: Scenario, index: 0 | 1) => (one.lapse ? lapseText(one.lapse, told[index].money, t, date) : '–')],
    ['column.budget', (one: Scenario, index: 0 | 1) => (one.budgetMinor === null ? t('column.noLimit') : told[index].money(one.budgetMinor))],
    ['column.chosen', (one: Scenario) => (one.chosen === null ? '–' : String(one.chosen))],
    ['state.title', (one: Scenario) => t(one.adoptedAt ? 'state.adopted' : one.answer?.isOutdated ? 'state.outdated' : 'state.solved')],
  ] as const; // biome-ignore format: a table
  const differs = rows.filter(({ cells: [one, other] }) => (one?.isIn ?? false) !== (other?.isIn ?? false)).length;
  return (
    <SideScroll className={styles.wide} label={t('looks.compare')}>
      <p>{t('compare.differ', { count: differs })}</p>
      <table className={styles.figures}>
        <thead>
          <tr>
            <td />
            {both.map((one) => (
              <th key={one.scenarioId} scope="col">
                {one.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {figures.map(([key, textOf]) => (
            <tr key={key}>
              <th scope="row">{t(key)}</th>
              <td>{textOf(both[0], 0)}</td>
              <td>{textOf(both[1], 1)}</td>
            </tr>
          ))}
          {rows.map(({ id, cells }) => (
            <tr key={id} data-differs={(cells[0]?.isIn ?? false) !== (cells[1]?.isIn ?? false) || undefined}>
              <th scope="row">{cells.find((cell) => cell)?.name}</th>
              {cells.map((cell, index) => (
                <td key={index === 0 ? both[0].scenarioId : both[1].scenarioId}>
                  {cell ? t(cell.isIn ? 'group.in' : cell.isStopped ? 'stops' : 'group.out') : t('compare.absent')}
                  {cell?.isIn && cell.kind === 'proposal' && (
                    <span className="dim"> {told[index as 0 | 1].period(cell.startPeriod ?? 0)}</span>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </SideScroll>
  );
}

/** What is in at both first, then what is in at one. */
const weight = (cells: readonly ({ readonly isIn: boolean; readonly value: number | null } | undefined)[]): number =>
  cells.reduce((sum, cell) => sum + (cell?.isIn ? 1e15 : 0) + (cell?.value ?? 0) / 2, 0);
