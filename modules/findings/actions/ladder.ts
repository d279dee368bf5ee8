import { type LadderRole, ladder, settingOf } from '#engine';
import { addOfficeTime, type Holder, holdersOf, officeSettings, presenceOf } from '#modules/offices/actions';
import type { Tx } from '#platform/server';
import type { StepRow } from '../decision-tables.ts';
import type { Situation } from './judge-findings.ts';
import type { Subject, SubjectContext } from './subject-context.ts';

/** Where an escalation stands: which role has it, and which people. */
export type Rung = Pick<StepRow, 'role' | 'is_deputy' | 'person_ids'>;

/** The roles that it may climb, lowest first: of an office from its lead on, as it has no managers. */
export function levelsOf({ chain, context }: Pick<Situation, 'chain' | 'context'>): readonly Rung['role'][] {
  const top = settingOf(chain, 'escalatesTo', 'board-member');
  const levels = ladder.slice(0, ladder.indexOf(top) + 1);
  return context.tier === null ? ['pmo-lead', ...levels.filter((role) => aboveLead.has(role))] : levels;
}

const aboveLead: ReadonlySet<LadderRole> = new Set(['sponsor', 'board-member']);

export interface LadderPlace {
  readonly subject: Subject;
  readonly context: SubjectContext;
  readonly levels: readonly Rung['role'][];
  readonly at: string;
}

/** The first level from `from` on at which somebody is; who is away is stood in for by his deputy. */
export async function rungFrom(tx: Tx, place: LadderPlace, from = 0): Promise<Rung | undefined> {
  for (const role of place.levels.slice(from)) {
    const people = await peopleAt(tx, place, role);
    if (people.length) return { role, is_deputy: false, person_ids: people };
  }
  return undefined;
}

/** Whom a level stands for now. */
export const peopleAt = async (tx: Tx, place: LadderPlace, role: Rung['role']): Promise<string[]> =>
  (await holdersAt(tx, place, role)).map(inCharge);

/** Where it begins: with the lead of the office where all levels are empty, so that nothing waits for nobody. */
export async function lowestRung(tx: Tx, place: LadderPlace): Promise<Rung> {
  const rung = await rungFrom(tx, place);
  if (rung) return rung;
  const leads = await holdersOf(tx, 'pmo-lead', nodesOf(place), place.at);
  return { role: 'pmo-lead', is_deputy: false, person_ids: leads.map(inCharge) };
}

/** After silence: to deputies who have not been asked yet, then a level up. Undefined at the end of the ladder. */
export async function rungAfter(tx: Tx, place: LadderPlace, now: Rung): Promise<Rung | undefined> {
  const level = place.levels.indexOf(now.role);
  if (level < 0) return undefined;
  if (!now.is_deputy) {
    const deputies = (await holdersAt(tx, place, now.role)).flatMap(({ deputyId }) => deputyId ?? []);
    const fresh = deputies.filter((id) => !now.person_ids.includes(id));
    if (fresh.length) return { role: now.role, is_deputy: true, person_ids: fresh };
  }
  return rungFrom(tx, place, level + 1);
}

const inCharge = ({ personId, isAway, deputyId }: Holder) => (isAway && deputyId ? deputyId : personId);

const nodesOf = ({ subject, context }: LadderPlace) => [
  ...(subject.kind === 'project' ? [subject] : []),
  { kind: 'office', id: context.officeId },
];

/** The project's own manager and sponsor, where it names them; else whoever holds the role there or nearest above. */
async function holdersAt(tx: Tx, place: LadderPlace, role: Rung['role']): Promise<readonly Holder[]> {
  const { managerId, sponsorId } = place.context;
  const named = role === 'project-manager' ? managerId : role === 'sponsor' ? sponsorId : null;
  const person = named === null ? [] : await presenceOf(tx, [named], nodesOf(place), place.at);
  return person.length ? person : holdersOf(tx, role, nodesOf(place), place.at);
}

/** The instant at which so much of the office's working time has passed. */
export async function climbsAt(tx: Tx, officeId: string, from: string, workingMinutes: number): Promise<string> {
  return new Date(addOfficeTime(from, workingMinutes, await officeSettings(tx, officeId))).toISOString();
}
