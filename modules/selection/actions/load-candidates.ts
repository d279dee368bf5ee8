import { type CaseFlow, dueDays, type ToGo } from '#engine';
import { loadToGo } from '#modules/continuation/actions/load-to-go';
import { isOver } from '#modules/continuation/actions/read-continuations';
import type { LoadedCase } from '#modules/intake/actions/load-case';
import { waitingCases } from '#modules/intake/actions/waiting-cases';
import { namesOfOffices, officesBelow } from '#modules/offices/actions';
import { type OfficeScores, scoresOf } from '#modules/priorities/actions/scores-of';
import { findProjects } from '#modules/projects/actions/read-projects';
import { contributionsOf } from '#modules/strategy/actions/contributions-of';
import { mainThemesOf } from '#modules/strategy/actions/main-themes';
import type { Tx } from '#platform/server';
import type { Candidate, CandidateWay, Spending } from '../candidates.ts';
import { dayOf, lastOfMonths } from '../days.ts';
import { goOnOrStop } from '../go-on-or-stop.ts';
import type { RunningRow, ScenarioRow } from '../tables.ts';
import type { PeopleLeft } from './people-left.ts';

/** What there is to choose from, and by whose list it is ranked. */
export interface Candidates {
  readonly all: readonly Candidate[];
  readonly scores: OfficeScores | null;
  /** What each project of the choice still costs and is worth, as its own page tells it. */
  readonly toGo: ReadonlyMap<string, ToGo>;
}

/**
 * The proposals below the office that nobody has decided on, and the projects that are named, which take of `people` as
 * their plans say.
 */
export async function loadCandidates(
  tx: Tx,
  { scenario, running }: { readonly scenario: ScenarioRow; readonly running: readonly RunningRow[] },
  people: PeopleLeft,
  today: string,
): Promise<Candidates> {
  const officeIds = await officesBelow(tx, [scenario.office_id]);
  const cases = await waitingCases(tx, officeIds, today, scenario.first_on);
  const named = await findProjects(tx, running.map(({ project_id }) => project_id)); // biome-ignore format: one line
  const loaded = await loadToGo(tx, named.filter((project) => !isOver(project)), today); // biome-ignore format: one line
  const projects = loaded.map(({ project }) => project);
  const ids = [...cases.map(({ proposal }) => proposal.id), ...projects.map(({ id }) => id)];
  const [offices, themes, served, scores] = [
    await namesOfOffices(tx, officeIds),
    await mainThemesOf(tx, ids),
    await contributionsOf(tx, projects.map(({ id, office_id: officeId }) => ({ id, officeId }))), // biome-ignore format: one line
    await scoresOf(tx, scenario.office_id, ids),
  ];
  const known = (id: string, officeId: string, risk: string | null) => {
    const theme = themes.get(id);
    return {
      id,
      officeName: offices.get(officeId) ?? '',
      classes: { office: officeId, ...(theme && { theme }), ...(risk && { risk }) },
      score: scores?.scores.get(id) ?? null,
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
      unknown: [],
      ways: waysOf(file, people, dayOf(today)),
    };
  });
  const underWay = loaded.map((one): Candidate => {
    const { project, rate } = one;
    const row = running.find(({ project_id }) => project_id === project.id);
    const ratePercent = rate?.percent ?? 0;
    const firstDay = dayOf(scenario.first_on);
    const way = { demands: people.takenBy(project.id), today: dayOf(today), firstDay, ratePercent };
    return {
      ...known(project.id, project.office_id, project.risk),
      ...{ kind: 'project', name: project.name, startDay: null, baseDay: firstDay, ratePercent },
      alignmentPercent: served.get(project.id)?.percent ?? 0,
      ...goOnOrStop(one, row, way),
    };
  });
  const toGo = new Map(loaded.map(({ project, figures }) => [project.id, figures]));
  return { all: [...proposed, ...underWay].sort((a, b) => (a.id < b.id ? -1 : 1)), scores, toGo };
}

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
        valueRange: [range.leastMinor, range.mostMinor],
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
