import { type CaseFlow, dueDays } from '#engine';
import type { LoadedCase } from '#modules/intake/actions/load-case';
import { waitingCases } from '#modules/intake/actions/waiting-cases';
import { namesOfOffices, officesBelow } from '#modules/offices/actions';
import { scoresOf } from '#modules/priorities/actions/scores-of';
import { findProjects } from '#modules/projects/actions/read-projects';
import { progressOf } from '#modules/reporting/actions/progress-of';
import { mainThemesOf } from '#modules/strategy/actions/main-themes';
import type { Tx } from '#platform/server';
import type { Candidate, CandidateWay, Demand, Spending } from '../candidates.ts';
import { dayOf, lastOfMonths } from '../days.ts';
import type { RunningRow, ScenarioRow } from '../tables.ts';
import type { PeopleLeft } from './people-left.ts';

/**
 * What there is to choose from: the proposals below the office that nobody has decided on, and the projects that are
 * named, which take of `people` as their plans say.
 */
export async function loadCandidates(
  tx: Tx,
  { scenario, running }: { readonly scenario: ScenarioRow; readonly running: readonly RunningRow[] },
  people: PeopleLeft,
  today: string,
): Promise<Candidate[]> {
  const officeIds = await officesBelow(tx, [scenario.office_id]);
  const cases = await waitingCases(tx, officeIds, today);
  const projects = (await findProjects(tx, running.map(({ project_id }) => project_id))).filter(({ closed_at, state }) => closed_at === null && state === 'active'); // biome-ignore format: one line
  const ids = [...cases.map(({ proposal }) => proposal.id), ...projects.map(({ id }) => id)];
  const [offices, themes, progress, scored] = [
    await namesOfOffices(tx, officeIds),
    await mainThemesOf(tx, ids),
    await progressOf(tx, projects.map(({ id }) => id)), // biome-ignore format: one line
    await scoresOf(tx, [...cases.map(({ proposal: { id, office_id: officeId } }) => ({ id, officeId })), ...projects.map(({ id, office_id: officeId }) => ({ id, officeId }))]), // biome-ignore format: one line
  ];
  const known = (id: string, officeId: string, risk: string | null) => {
    const theme = themes.get(id);
    return {
      id,
      officeName: offices.get(officeId) ?? '',
      classes: { office: officeId, ...(theme && { theme }), ...(risk && { risk }) },
      score: scored.get(id)?.score ?? null,
    };
  };
  const proposed = cases.map((file): Candidate => {
    const { proposal, rate, alignmentPercent } = file;
    return {
      ...known(proposal.id, proposal.office_id, proposal.risk),
      kind: 'proposal',
      name: proposal.name,
      startDay: proposal.starts_on === null ? null : dayOf(proposal.starts_on),
      baseDay: dayOf(file.baseDay),
      ratePercent: rate?.percent ?? 0,
      alignmentPercent,
      ways: waysOf(file, people, dayOf(today)),
    };
  });
  const underWay = projects.map((project): Candidate => {
    const row = running.find(({ project_id }) => project_id === project.id);
    const done = progress.get(project.id);
    const left = Math.round(((project.budget_minor ?? 0) * (100 - (done?.percent_complete ?? 0))) / 100);
    const until = done?.finish == null ? null : Math.floor(done.finish / ticksPerDay);
    return {
      ...known(project.id, project.office_id, project.risk),
      kind: 'project',
      name: project.name,
      startDay: null,
      baseDay: dayOf(today),
      ratePercent: 0,
      alignmentPercent: 100,
      ways: goOnOrStop(
        project.id,
        row,
        { costMinor: row?.cost_to_go_minor ?? left, from: monthOf(today), until, demands: people.takenBy(project.id) },
        dayOf(scenario.first_on),
      ),
    };
  });
  return [...proposed, ...underWay].sort((a, b) => (a.id < b.id ? -1 : 1));
}

const ticksPerDay = 14_400;

/** By month, so that a day that passes makes no answer outdated. */
const monthOf = (date: string): number => dayOf(`${date.slice(0, 7)}-01`);

/** Every option of a case that does something and has figures, the preferred one first; what was due before today is sunk. */
function waysOf(
  { proposal, evaluated, flows, demands, judged, baseDay }: LoadedCase,
  people: PeopleLeft,
  today: number,
): CandidateWay[] {
  return evaluated
    .filter(({ option }) => option.kind !== 'do-nothing' && flows.some(({ option_id }) => option_id === option.id))
    .sort((a, b) => Number(b === judged) - Number(a === judged))
    .map(({ option, figures }): CandidateWay => {
      const spent = flows.filter(({ option_id, kind }) => option_id === option.id && kind !== 'benefit');
      const { netPresentValueMinor: worth, range } = figures;
      const sum = (of: (flow: (typeof spent)[number]) => number) => spent.reduce((all, flow) => all + of(flow), 0);
      const share = (part: number, whole: number) => (whole > 0 ? (part / whole) * 100 : 100);
      const likely = sum(({ amount_minor }) => amount_minor);
      return {
        id: option.id,
        name: option.name,
        kind: 'start',
        valueMinor: worth,
        spending: spent.flatMap((flow) =>
          dueDays(timesOf(flow))
            .filter((day) => day >= Math.min(today, dayOf(baseDay)))
            .map((day): Spending => ({ kind: flow.kind as 'capex' | 'opex', day, minor: flow.amount_minor })),
        ),
        demands: demands
          .filter(({ option_id }) => option_id === option.id)
          .map((demand) => ({
            skill: people.skillNamed(demand.skill, proposal.office_id),
            firstDay: dayOf(demand.from_on),
            lastDay: lastOfMonths(demand.from_on, demand.months),
            people: demand.people,
          })),
        valuePercent: [share(range.leastMinor, worth), share(range.mostMinor, worth)],
        costPercent: [
          share(
            sum(({ least_minor, amount_minor }) => least_minor ?? amount_minor),
            likely,
          ),
          share(
            sum(({ most_minor, amount_minor }) => most_minor ?? amount_minor),
            likely,
          ),
        ],
      };
    });
}

const timesOf = ({ first_on, every, times }: LoadedCase['flows'][number]): Pick<CaseFlow, 'firstDay' | 'every' | 'times'> => ({ firstDay: dayOf(first_on), every, times }); // biome-ignore format: one line

interface ToGo {
  readonly costMinor: number;
  readonly from: number;
  readonly until: number | null;
  readonly demands: readonly Demand[];
}

/**
 * To go on draws on the limits by what it still costs, evenly until its finish, and by whom its plan asks for; what was spent counts for nothing. Where
 * somebody has said what it is still worth and what stopping costs, stopping it is a way, too.
 */
function goOnOrStop(id: string, row: RunningRow | undefined, toGo: ToGo, firstDay: number): CandidateWay[] {
  const { value_to_go_minor: worth = null, exit_cost_minor: exit = null } = row ?? {};
  const certain = { valuePercent: [100, 100], costPercent: [100, 100] } as const;
  const goOn: CandidateWay = {
    ...certain,
    id: `${id}:continue`,
    name: '',
    kind: 'continue',
    valueMinor: worth === null ? 0 : worth - toGo.costMinor,
    spending: spread(toGo),
    demands: toGo.demands,
  };
  if (worth === null || exit === null) return [goOn];
  const spending: Spending[] = [{ kind: 'opex', day: Math.max(firstDay, toGo.from), minor: exit }];
  return [goOn, { ...certain, id: `${id}:stop`, name: '', kind: 'stop', valueMinor: -exit, spending, demands: [] }];
}

/** About a part a month; nobody has said which of it is capital, so all counts as operating cost. */
function spread({ costMinor, from, until }: ToGo): Spending[] {
  const parts = Math.max(1, Math.ceil(((until ?? from) - from) / 30));
  const part = Math.floor(costMinor / parts);
  return Array.from({ length: parts }, (_, index) => ({
    kind: 'opex' as const,
    day: from + index * 30,
    minor: index === parts - 1 ? costMinor - part * (parts - 1) : part,
  }));
}
