import { organisationOf, startOfDay } from '#modules/offices/actions';
import { dateIn } from '#modules/offices/actions/organisation';
import { OperationError } from '#platform/contract';
import { type Call, type Change, clearTimer, defineTimer, personOf, publish, setTimer, timeOrderedId, writeChanges } from '#platform/server'; // biome-ignore format: one line
import type { OperationCall } from '#platform/server/http/exchange';
import { lockPriorities, selectOverrides, selectOverridesNamed } from '../queries.ts';
import { errors } from '../routes.ts';
import { investmentIdOf, type OverrideRow } from '../tables.ts';
import { givenTo, rankedInvestment } from './assess-investment.ts';
import { priorityTopic } from './change-priorities.ts';

interface Which {
  readonly officeId: string;
  readonly investmentId: string;
}

interface Given extends Which {
  readonly from: { readonly place: number; readonly until: string } | null;
  readonly place: number;
  readonly reason: string;
  readonly until: string;
}

const dayMs = 86_400_000;
/** Whoever wants a place for longer changes the weights. */
const mostDays = 366;

const overrideTimer = 'priorities.override-ends';

/** Gives an investment a place in the list until a day, whatever it scores; the list shows both. Throws `not-ranked`, `override-until-past`. */
export async function overrideRank(call: OperationCall, given: Given) {
  const { officeId, investmentId, place, reason, until, from: seen } = given;
  const { tx, now } = call;
  const { timeZone } = await organisationOf(tx);
  const days = (Date.parse(until) - Date.parse(dateIn(timeZone, now))) / dayMs;
  if (!(days > 0 && days <= mostDays)) throw new OperationError(errors.untilPast);
  await lockPriorities(tx, officeId);
  const investment = await rankedInvestment(call, officeId, investmentId);
  const row = (await selectOverrides(tx, [officeId])).find((one) => investmentIdOf(one) === investmentId);
  const to = { place, reason, until, person_id: personOf(call.actor) ?? null, made_at: now };
  const id = row?.id ?? timeOrderedId();
  const before = { ...row, place: seen?.place ?? null, until: seen?.until ?? null };
  const changes: Change[] = row || seen
    ? Object.entries(to).flatMap(([field, value]): Change[] => {
        const from = before[field as keyof OverrideRow] ?? null;
        return from === value ? [] : [{ entity: 'rank-override', id, field, from, to: value }];
      })
    : [{ entity: 'rank-override', id, field: null, from: null, to: { office_id: officeId, ...to, ...givenTo(investment) } }]; // biome-ignore format: one record
  const written = await writeChanges(call, changes);
  await endLater(call, id, until);
  await publish(tx, priorityTopic);
  return written;
}

/** Has the override end when the day `until` is over. */
export async function endLater({ tx }: Pick<Call, 'tx'>, id: string, until: string): Promise<void> {
  const { timeZone } = await organisationOf(tx);
  const after = new Date(Date.parse(until) + dayMs).toISOString().slice(0, 10);
  await setTimer(tx, { name: overrideTimer, key: id, dueAt: startOfDay(after, timeZone), payload: { id } });
}

export const endOverride = defineTimer<{ readonly id: string }>(overrideTimer, async (call, { payload }) => {
  const [row] = await selectOverridesNamed(call.tx, [payload.id]);
  if (!row) return;
  await remove({ ...call, actor: { kind: 'system', id: overrideTimer }, operation: overrideTimer }, row);
});

/** Takes the place back that somebody gave. Throws `not-ranked`. */
export async function endRankOverride(call: OperationCall, { officeId, investmentId }: Which) {
  await lockPriorities(call.tx, officeId);
  const row = (await selectOverrides(call.tx, [officeId])).find((one) => investmentIdOf(one) === investmentId);
  if (!row) throw new OperationError(errors.notRanked);
  const written = await remove(call, row);
  await clearTimer(call.tx, { name: overrideTimer, key: row.id });
  return written;
}

async function remove(call: Call, { id, ...from }: OverrideRow) {
  const written = await writeChanges(call, [{ entity: 'rank-override', id, field: null, from, to: null }]);
  await publish(call.tx, priorityTopic);
  return written;
}
