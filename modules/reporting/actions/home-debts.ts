import { debts } from '#modules/findings/actions/governance-figures';
import { namesOfPersons } from '#modules/offices/actions';
import { dateIn } from '#modules/offices/actions/organisation';
import type { Home } from '../home-contract.ts';
import type { HomeFacts } from './home-facts.ts';

const shown = 8;

/** Who has most to answer of what the caller may read: himself he finds under what waits for him. */
export async function homeDebts({ call, me, timeZone }: HomeFacts): Promise<Pick<Home, 'debts' | 'otherDebts'>> {
  if (!call.access.permissions.has('decision.read')) return { debts: [], otherDebts: null };
  const rows = await debts(call, me, shown);
  const names = await namesOfPersons(call.tx, rows.map(({ personId }) => personId)); // biome-ignore format: one line
  const day = (at: string | null) => (at === null ? null : dateIn(timeZone, at));
  const listed = rows.map(({ personId, decisions, oldestAskedAt, nextClimbsAt, overdue }) => ({
    personId,
    name: names.get(personId) ?? '',
    decisions,
    oldestAskedOn: day(oldestAskedAt),
    nextClimbsOn: day(nextClimbsAt),
    overdue,
  }));
  const { people = 0, asked = 0, shared = 0 } = rows[0] ?? {};
  const decisions = asked - rows.reduce((sum, row) => sum + row.decisions, 0);
  return { debts: listed, otherDebts: rows.length ? { people: people - rows.length, decisions, shared } : null };
}
