import { type Finding, type Parameter, type Severity, stateFindings } from '#engine';
import type { Checked, CheckSet } from '#modules/findings/actions';
import { organisationOf, startOfDay } from '#modules/offices/actions';
import { dateIn } from '#modules/offices/actions/organisation';
import { selectProposalsNamed, selectProposalsOf, selectWaiting } from '../queries.ts';
import type { ProposalRow } from '../tables.ts';
import { type LoadedCase, loadCases } from './load-case.ts';

const codes = [
  { code: 'intake.case-outdated', severity: 'minor' },
  { code: 'intake.decision-late', severity: 'major' },
  { code: 'intake.several-rates', severity: 'info' },
  { code: 'intake.no-rate', severity: 'info' },
] as const satisfies readonly { readonly code: string; readonly severity: Severity }[];

const found = stateFindings(codes, 'proposal');

/** Whoever proposes hears within so many days. */
const answerDays = 30;
const dayMs = 86_400_000;

/** Whether the cases that wait are current, their returns can be told, and somebody decides in time. */
export const intakeChecks: CheckSet = {
  module: 'intake',
  codes,
  scope: 'office',
  inputs: ['proposal', 'case-option', 'case-flow', 'case-statement'],
  async affected(tx, changes) {
    const ids = changes.map(({ entity, id, field, from, to }) => {
      const row = (field === null ? (to ?? from) : null) as { proposal_id?: string; option_id?: string } | null;
      return entity === 'proposal' ? id : (row?.proposal_id ?? row?.option_id ?? id);
    });
    const of = await selectProposalsOf(tx, ids);
    const rows = await selectProposalsNamed(tx, [...new Set([...ids, ...of.values()])]);
    return [...new Set(rows.map(({ office_id }) => office_id))];
  },
  async check(tx, ids, now) {
    const { timeZone } = await organisationOf(tx);
    const today = dateIn(timeZone, now);
    const cases = await loadCases(tx, await selectWaiting(tx, ids), today);
    return new Map(
      ids.map((id): [string, Checked] => {
        const own = cases.filter(({ proposal }) => proposal.office_id === id);
        const dues = own.flatMap(({ proposal }) => turnsOf(proposal, timeZone)).filter((at) => at > now);
        const findings = own.flatMap((one) => checkCase(one, { today, now, timeZone }));
        return [id, { findings, nextDue: dues.sort()[0] ?? null }];
      }),
    );
  },
};

const dayAfter = (day: string) => new Date(Date.parse(day) + dayMs).toISOString().slice(0, 10);
const lateAt = (submittedAt: string) => new Date(Date.parse(submittedAt) + answerDays * dayMs).toISOString();

/** When time alone changes what is found. */
const turnsOf = ({ state, current_until, submitted_at }: ProposalRow, timeZone: string): string[] => [
  ...(current_until ? [startOfDay(dayAfter(current_until), timeZone)] : []),
  ...(state === 'in-review' && submitted_at ? [lateAt(submitted_at)] : []),
];

function checkCase({ proposal, judged }: LoadedCase, at: { today: string; now: string; timeZone: string }): Finding[] {
  const { id, name, current_until, state, submitted_at } = proposal;
  const record: Parameter = { kind: 'record', record: { kind: 'proposal', id }, name };
  const of = (values: Readonly<Record<string, Parameter>>) => ({
    values: { proposal: record, ...values },
    records: [{ kind: 'proposal', id }],
  });
  const findings: Finding[] = [];
  if (current_until !== null && current_until < at.today)
    findings.push(found(id, 'intake.case-outdated', of({ until: { kind: 'date', at: current_until } })));
  if (state === 'in-review' && submitted_at !== null && lateAt(submitted_at) <= at.now)
    findings.push(found(id, 'intake.decision-late', of({ since: { kind: 'date', at: dateIn(at.timeZone, submitted_at) } }))); // biome-ignore format: one line
  const { reason, rootsPercent } = judged?.figures.internalRate ?? { reason: null, rootsPercent: [] };
  if (reason === 'several-roots') {
    const [low = 0, high = 0] = [rootsPercent[0], rootsPercent.at(-1)];
    const percent = (value: number): Parameter => ({ kind: 'percent', percent: Math.round(value * 100) / 100 });
    findings.push(found(id, 'intake.several-rates', of({ low: percent(low), high: percent(high), count: rootsPercent.length }))); // biome-ignore format: one line
  }
  if (reason === 'no-root') findings.push(found(id, 'intake.no-rate', of({})));
  return findings;
}
