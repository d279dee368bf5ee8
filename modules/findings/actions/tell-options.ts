import type { Action, Message, Parameter } from '#engine';
import { namesOf, officeSettings } from '#modules/offices/actions';
import { dateIn } from '#modules/offices/actions/organisation';
import type { Call } from '#platform/server';
import type { DecisionRow } from '../decision-tables.ts';
import { isAnswer, timedOptions } from '../option-contract.ts';
import { selectStandingOf } from '../queries/consequences.ts';
import type { Situation } from './judge-findings.ts';
import { levelsOf, type Rung } from './ladder.ts';
import { latestUntil, renewalsAllowed } from './limits.ts';
import { nextClimb } from './next-climb.ts';
import { subjectOf } from './subject-context.ts';

/** What an open question comes to. */
export interface ToldOptions {
  /** By the option: what it does, then what follows from it. */
  readonly effects: Readonly<Record<string, readonly Message[]>>;
  /** What follows while nobody decides. */
  readonly meanwhile: readonly Message[];
}

/** What of it stands with the question, as whoever asked worked it out (`payload`). */
interface Asked {
  readonly effects?: Readonly<Record<string, Message>>;
  readonly meanwhile?: readonly Message[];
}

const say = (name: string, parameters: Message['parameters'] = {}): Message => ({
  key: `findings.${name}`,
  parameters,
});

/**
 * What each option does and what follows while nobody decides, as things stand: first what the question itself says, else
 * what the option always does; then, of the findings that it is about, whether it answers them and until when, whom they
 * go to otherwise, and which acts it allows or leaves blocked.
 */
export async function tellOptions(call: Call, row: DecisionRow, situation: Situation): Promise<ToldOptions> {
  const asked = row.payload as Asked;
  const facts = await factsOf(call, row, situation);
  const own = (option: string) => asked.effects?.[option] ?? say(`effect.${option}`);
  return {
    effects: Object.fromEntries(row.options.map((option) => [option, [own(option), ...follows(row, option, facts)]])),
    meanwhile: [...(asked.meanwhile ?? []), ...whileOpen(row, facts)],
  };
}

/** What the question said by itself when it was asked: all that is known of it once nobody can decide it any more, or of a past day. */
export function askedOptions({ payload }: DecisionRow): ToldOptions {
  const { effects = {}, meanwhile = [] } = payload as Asked;
  return { effects: Object.fromEntries(Object.entries(effects).map(([option, does]) => [option, [does]])), meanwhile };
}

interface Facts {
  /** The acts that its findings block, told in one; null: none. */
  readonly blocked: Parameter | null;
  /** Where silence climbs: when the answer is due (null: no more), and who has it then; at the top whoever has it now. */
  readonly climb:
    | { readonly at: Parameter | null; readonly has: Message['parameters']; readonly isTop: boolean }
    | undefined;
  /** The last day that an answer may hold to. */
  readonly latest: Parameter;
  readonly renewalsLeft: number;
  /** When an answer is due to what does not climb by itself, and whether that has passed. */
  readonly due: { readonly at: Parameter; readonly isOver: boolean } | null;
}

async function factsOf(call: Call, row: DecisionRow, situation: Situation): Promise<Facts> {
  const { tx, now } = call;
  const subject = subjectOf(row);
  const [standing, { timeZone }, climb] = await Promise.all([
    selectStandingOf(tx, row.finding_ids),
    officeSettings(tx, row.office_id),
    nextClimb(call, row, { subject, context: situation.context, levels: levelsOf(situation), at: now }),
  ]);
  const day = (at: string): Parameter => ({ kind: 'date', at: dateIn(timeZone, at) });
  const blocked = standing.filter(({ enforcement }) => enforcement === 'block').map(({ action }) => action);
  const { climbs_at: at = null } = climb?.step ?? {};
  return {
    blocked: actsOf(row.action ? blocked.filter((action) => action === row.action) : blocked),
    climb: climb && {
      at: at === null ? null : day(at),
      has: await tellRung(call, climb.next ?? climb.step),
      isTop: climb.next === undefined,
    },
    latest: day(latestUntil(row.kind, situation, now)),
    renewalsLeft: renewalsAllowed(situation) - row.renewals,
    due: row.due_at === null ? null : { at: day(row.due_at), isOver: row.due_at < now },
  };
}

const acts = ['set-baseline', 'start-phase', 'close-project'] as const satisfies readonly Action[];

/** The acts among these as one word; null where nothing that anybody does is among them. */
function actsOf(blocked: readonly Action[]): Parameter | null {
  const told = acts.filter((act) => blocked.includes(act));
  return told.length ? { kind: 'word', key: `findings.acts.${told.join('-and-')}` } : null;
}

async function tellRung({ tx }: Call, { role, person_ids }: Rung): Promise<Message['parameters']> {
  const names = await namesOf(tx, person_ids);
  const people = person_ids.flatMap((id) => names.get(id) ?? []).join(', ');
  return { people, role: { kind: 'word', key: `findings.waiver.${role}` } };
}

function follows(row: DecisionRow, option: string, { blocked, climb, latest, renewalsLeft }: Facts): Message[] {
  const count = row.finding_ids.length;
  if (!count) return [];
  const told: Message[] = [];
  if (isAnswer(row.kind, option)) told.push(say('follows.answers', { count }));
  else if (climb?.at && !climb.isTop) told.push(say('follows.climbs', { ...climb.has, count, at: climb.at }));
  if (timedOptions.has(option)) told.push(say('follows.latest', { at: latest }));
  if (option === 'grant')
    told.push(say(renewalsLeft > 0 ? 'follows.renewable' : 'follows.last', { count: renewalsLeft }));
  if (blocked) told.push(say(option === 'grant' ? 'follows.allows' : 'follows.keeps', { acts: blocked }));
  return told; // biome-ignore format: a table
}

const tellWaiting = (due: Facts['due']): Message =>
  due ? say(`meanwhile.${due.isOver ? 'overdue' : 'due'}`, { at: due.at }) : say('meanwhile.waits');

function whileOpen(row: DecisionRow, { blocked, climb, due }: Facts): Message[] {
  const isClimbing = row.kind === 'escalation';
  return [
    ...(climb ? [tellClimb(isClimbing ? 'question' : 'findings', row.finding_ids.length, climb)] : []),
    ...(isClimbing ? [] : [tellWaiting(due)]),
    ...(blocked ? [say('meanwhile.blocked', { acts: blocked })] : []),
  ];
}

function tellClimb(
  of: 'question' | 'findings',
  count: number,
  { at, has, isTop }: NonNullable<Facts['climb']>,
): Message {
  if (at === null) return say(`meanwhile.${of}.stays`, { ...has, count });
  return say(`meanwhile.${of}.${isTop ? 'staysAfter' : 'climbs'}`, { ...has, count, at });
}
