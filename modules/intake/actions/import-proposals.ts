import { findPeopleCalled, namesOfOffices, officeChains, organisationOf } from '#modules/offices/actions';
import { refusingTaken } from '#modules/offices/actions/taken';
import { strategyTopic } from '#modules/strategy/actions/change-strategy';
import { loadStrategy } from '#modules/strategy/actions/load-strategy';
import { OperationError } from '#platform/contract';
import { type Change, type Json, publish, timeOrderedId, writeChanges } from '#platform/server';
import type { OperationCall } from '#platform/server/http/exchange';
import {
  type FaultAt,
  type LineBook,
  type LineDraft,
  type LineValues,
  type NameBook,
  readLine,
} from '../import-line.ts';
import { selectTakenNames } from '../queries.ts';
import { errors } from '../routes.ts';
import { blankProposal } from './change-proposal.ts';
import { intakeTopic } from './hold-proposal.ts';

interface Import {
  readonly officeId: string;
  readonly isTrial: boolean;
  readonly leavesOut: boolean;
  readonly lines: readonly { readonly line: number; readonly values: LineValues }[];
}

/**
 * Makes proposals of the lines of a list, all in one act, or says on trial what would become of them: each fault with
 * its line. Where lines are at fault nothing is saved, unless they are to be left out. Throws `import-faulty`.
 */
export async function importProposals(call: OperationCall, { officeId, isTrial, leavesOut, lines }: Import) {
  const book = await bookOf(call, officeId, lines);
  const read = lines.map(({ line, values }) => readLine(line, values, book));
  const faults = [...read.flatMap((one) => one.faults), ...(await clashes(call, read.map(({ draft }) => draft)))]; // biome-ignore format: one line
  faults.sort((a, b) => a.line - b.line);
  const isFaulty = new Set(faults.map(({ line }) => line));
  const good = read.flatMap(({ draft }) => (isFaulty.has(draft.line) ? [] : draft));
  const named = (draft: LineDraft, proposalId: string | null) => ({ line: draft.line, name: draft.name, proposalId });
  if (isTrial) return { proposals: good.map((draft) => named(draft, null)), faults, entryId: null };
  if ((faults.length && !leavesOut) || !good.length) throw new OperationError(errors.importFaulty);
  const made = good.map((draft) => ({ draft, ...recordsOf(call, draft) }));
  const { entryId } = await refusingTaken(
    { proposal_name: errors.proposalNameTaken },
    () =>
    writeChanges(call, made.flatMap(({ changes }) => changes)), // biome-ignore format: one line
  );
  await publish(call.tx, intakeTopic);
  await publish(call.tx, strategyTopic);
  return { proposals: made.map(({ draft, id }) => named(draft, id)), faults, entryId };
}

/** What the names in these lines stand for, as far as the caller may see and use it. */
async function bookOf({ tx, access }: OperationCall, officeId: string, lines: Import['lines']): Promise<LineBook> {
  const said = (field: 'sponsor' | 'office') => [...new Set(lines.flatMap(({ values }) => values[field]?.trim().toLowerCase() || []))]; // biome-ignore format: one line
  const chains = await officeChains(tx);
  const names = await namesOfOffices(tx, [...chains.keys()]);
  const wanted = new Set(said('office'));
  const offices: (readonly [string, string])[] = [];
  for (const [id, name] of names) {
    if (!wanted.has(name.toLowerCase())) continue;
    if (await access.holds('proposal.create', { kind: 'office', id })) offices.push([name, id]);
  }
  const people = access.permissions.has('person.read') ? await findPeopleCalled(tx, said('sponsor')) : [];
  const objectives = new Map<string, NameBook>();
  for (const id of new Set([officeId, ...offices.map(([, one]) => one)])) {
    const strategy = await loadStrategy(tx, chains.get(id) ?? [id]);
    objectives.set(id, bookFrom(strategy.objectives.map((one) => [one.name, one.id])));
  }
  const { currencyCode } = await organisationOf(tx);
  const { maximumFractionDigits: digits = 2 } = new Intl.NumberFormat('en', { style: 'currency', currency: currencyCode }).resolvedOptions(); // biome-ignore format: one line
  return {
    defaultOfficeId: officeId,
    offices: bookFrom(offices),
    people: bookFrom(people.flatMap(({ id, name, email }) => [[name, id], [email, id]] as const)), // biome-ignore format: one line
    objectives,
    digits,
  };
}

function bookFrom(entries: readonly (readonly [name: string, id: string])[]): NameBook {
  const book = new Map<string, string[]>();
  for (const [name, id] of entries) {
    const ids = book.get(name.toLowerCase()) ?? [];
    if (!ids.includes(id)) book.set(name.toLowerCase(), [...ids, id]);
  }
  return book;
}

/** Names that stand twice in the list, or that a waiting proposal of the office has. */
async function clashes({ tx }: OperationCall, drafts: readonly LineDraft[]): Promise<FaultAt[]> {
  const keyOf = (officeId: string, name: string) => `${officeId} ${name.toLowerCase()}`;
  const offices = [...new Set(drafts.map(({ officeId }) => officeId))];
  const taken = new Set((await selectTakenNames(tx, offices)).map((row) => keyOf(row.office_id, row.name)));
  const seen = new Set<string>();
  return drafts.flatMap(({ line, name, officeId }): FaultAt[] => {
    if (name === '') return [];
    const key = keyOf(officeId, name);
    const reason = taken.has(key) ? 'taken' : seen.has(key) ? 'twice' : null;
    seen.add(key);
    return reason ? [{ line, field: 'name', reason, value: name }] : [];
  });
}

const made = (entity: string, to: object, id = timeOrderedId()): Change => ({ entity, id, field: null, from: null, to: to as Json }); // biome-ignore format: one line

/** The proposal, one option with its amounts, and the objectives that it serves. */
function recordsOf(call: OperationCall, draft: LineDraft): { id: string; changes: Change[] } {
  const { name, summary, officeId, sponsorId, risk, startsOn, currentUntil, objectiveIds, benefitYears } = draft;
  const id = timeOrderedId();
  const facts = { sponsor_person_id: sponsorId, risk, starts_on: startsOn, current_until: currentUntil };
  const changes = [made('proposal', { ...blankProposal(call, { officeId, name, summary }), ...facts }, id)];
  const optionId = timeOrderedId();
  const flow = { option_id: optionId, name, least_minor: null, most_minor: null, every: 'once', times: 1 };
  const flows = (['capex', 'opex'] as const).flatMap((kind) => {
    const minor = draft[`${kind}Minor`];
    if (minor === null) return [];
    return [made('case-flow', { ...flow, kind, benefit_class: null, amount_minor: minor, first_on: startsOn })];
  });
  const { yearlyBenefitMinor: yearly } = draft;
  if (yearly !== null && startsOn !== null) {
    const begins = { first_on: aYearLater(startsOn), every: 'year', times: benefitYears };
    flows.push(made('case-flow', { ...flow, ...begins, kind: 'benefit', benefit_class: 'cashable', amount_minor: yearly })); // biome-ignore format: one line
  }
  if (flows.length) changes.push(made('case-option', { proposal_id: id, name, kind: 'other', about: '' }, optionId));
  const path = { output: '', capability: '', outcome: '', benefit: '', measure_id: null, expected: null };
  const open = { question: null, questioned_by: null, questioned_at: null, project_id: null, proposal_id: id };
  const serves = objectiveIds.map((objective) => made('contribution', { ...path, ...open, objective_id: objective, strength: 'moderate' })); // biome-ignore format: one line
  return { id, changes: [...changes, ...flows, ...serves] };
}

/** The same day of the next year; of a 29 February the day before. */
function aYearLater(day: string): string {
  const next = `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`;
  return next.endsWith('-02-29') ? next.replace(/29$/, '28') : next;
}
