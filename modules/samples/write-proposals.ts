import { recordDecision } from '#modules/findings/actions';
import { askAbout, caseOf, deferProposal } from '#modules/intake/actions/decide-proposal';
import { proposalOf, tellProposal } from '#modules/intake/actions/hold-proposal';
import { idOf } from '#modules/offices/actions/found-organisation';
import { objectivesNamed } from '#modules/strategy/actions/scopes';
import { type Call, type Change, type Json, timeOrderedId, writeChanges } from '#platform/server';
import type { SampleFlow, SampleProposal } from '#samples';
import { timeOf } from './sample-time.ts';
import { callAs, type Scene } from './scene.ts';
import type { SampleRow } from './tables.ts';

const made = (entity: string, to: Readonly<Record<string, Json>>, id = timeOrderedId()): Change => ({
  entity,
  id,
  field: null,
  from: null,
  to,
});

interface Writing {
  readonly scene: Scene;
  readonly offices: ReadonlyMap<string, string>;
  readonly people: ReadonlyMap<string, string>;
  readonly objectives: ReadonlyMap<string, string>;
}

/** At what the sample discounts, and what is proposed in it, each on its day, as far as the case is written; their ids by name. */
export async function writeProposals(scene: Scene, ids: SampleRow['ids']): Promise<ReadonlyMap<string, string>> {
  const { sample, tx } = scene;
  const offices = new Map(Object.entries(ids.offices));
  const people = new Map(Object.entries(ids.people));
  const writing = { scene, offices, people, objectives: await objectivesNamed(tx) };
  const office_id = idOf(offices, sample.name);
  const rate = made('discount-rate', { office_id, from_on: sample.since, percent: sample.discountRate });
  await writeChanges(asPerson(writing, sample.strategy.by, sample.since, 'setDiscountRate'), [rate]);
  const proposals = new Map<string, string>();
  for (const proposal of sample.proposals) proposals.set(proposal.name, await writeProposal(writing, proposal));
  await tellProposal(tx, office_id);
  return proposals;
}

const asPerson = ({ scene, people }: Writing, person: string, on: string, operation: string): Call =>
  callAs(scene, idOf(people, person), timeOf(on, 14), operation);

async function writeProposal(writing: Writing, proposal: SampleProposal): Promise<string> {
  const { offices, people, objectives, scene } = writing;
  const { name, office, by, on, summary, sponsor, risk, startsOn, currentUntil, options = {}, rests = [] } = proposal;
  const created = asPerson(writing, by, on, 'createProposal');
  const person = (who: string | undefined) => (who === undefined ? null : idOf(people, who));
  const id = timeOrderedId();
  const written = Object.entries(options).map(([title, option]) => {
    const { kind = 'other', about = '', flows = [], people: needed = [] } = option;
    const row = made('case-option', { proposal_id: id, name: title, kind, about });
    const demands = needed.map(([skill, count, from_on, months]) =>
      made('case-demand', { option_id: row.id, skill, people: count, from_on, months }),
    );
    return { row, option, changes: [row, ...flows.map((flow) => flowOf(row.id, flow)), ...demands] };
  });
  const row = made(
    'proposal',
    {
      office_id: idOf(offices, office),
      name,
      summary,
      proposer_person_id: person(by),
      sponsor_person_id: person(sponsor),
      stage: 'idea',
      state: 'open',
      risk: risk ?? null,
      starts_on: startsOn ?? null,
      current_until: currentUntil ?? null,
      preferred_option_id: written.find(({ option }) => option.isPreferred)?.row.id ?? null,
      created_at: created.now,
    },
    id,
  );
  const statements = rests.map(([kind, text, owner]) => made('case-statement', { proposal_id: id, kind, text, owner_person_id: person(owner) })); // biome-ignore format: one line
  const serves = Object.entries(proposal.serves ?? {}).map(([objective, [strength, output, capability, outcome, benefit]]) => // biome-ignore format: one line
    made('contribution', { objective_id: idOf(objectives, objective), proposal_id: id, strength, output, capability, outcome, benefit })); // biome-ignore format: one line
  await writeChanges(created, [row, ...written.flatMap(({ changes }) => changes), ...statements, ...serves]);
  const { submitted, deferred } = proposal;
  if (submitted) await submit(writing, id, by, submitted);
  if (!deferred) return id;
  const call = asPerson(writing, deferred.by, deferred.on, 'decide');
  const record = { kind: 'record' as const, record: { kind: 'proposal', id }, name };
  const question = { key: 'intake.question.defer', parameters: { proposal: record } };
  const of = { kind: 'proposal' as const, office_id: idOf(offices, office), question, payload: { proposalId: id } };
  await recordDecision(call, { ...of, outcome: 'defer', reason: deferred.says });
  await deferProposal(call, await proposalOf(scene, id), deferred.until);
  return id;
}

type Submission = NonNullable<SampleProposal['submitted']>;

/** Whoever reviewed did so on that day; the decision is asked for once all have, or at once where nobody has to. Throws where the case lacks something. */
async function submit(writing: Writing, id: string, by: string, { on, reviews }: Submission): Promise<void> {
  const { people, scene } = writing;
  const call = asPerson(writing, by, on, 'submitProposal');
  const asked = Object.entries(reviews).map(([name, [role, answeredOn, verdict, says]]) => {
    const change = made('case-review', { proposal_id: id, person_id: idOf(people, name), role, asked_at: call.now });
    return { name, change, answer: answeredOn && verdict ? { on: answeredOn, verdict, says: says ?? '' } : null };
  });
  const { proposal, stage, items } = await caseOf(call, await proposalOf(scene, id));
  const missing = items.flatMap(({ item, isMet }) => (isMet ? [] : [item]));
  if (missing.length) throw new Error(`The case of ${proposal.name} lacks ${missing.join(', ')}.`);
  const fields = { state: ['open', 'in-review'], stage: ['idea', stage], submitted_at: [null, call.now] } as const;
  const moved = Object.entries(fields).map(([field, [from, to]]) => ({ entity: 'proposal', id, field, from, to }));
  await writeChanges(call, [...asked.map(({ change }) => change), ...moved]);
  for (const { name, change, answer } of asked) {
    if (!answer) continue;
    const reviewing = asPerson(writing, name, answer.on, 'reviewProposal');
    const of = { entity: 'case-review', id: change.id, from: null };
    await writeChanges(reviewing, [
      { ...of, field: 'verdict', to: answer.verdict },
      { ...of, field: 'comment', from: '', to: answer.says },
      { ...of, field: 'answered_at', to: reviewing.now },
    ]);
  }
  if (asked.some(({ answer }) => answer === null)) return;
  const last = asked.flatMap(({ answer }) => answer?.on ?? []).sort().at(-1); // biome-ignore format: one line
  const asking = last === undefined ? call : asPerson(writing, by, last, 'reviewProposal');
  await askAbout(asking, await proposalOf(scene, id));
}

function flowOf(optionId: string, { name, kind, amount, range, from, every, times = 1 }: SampleFlow): Change {
  const isCost = kind === 'capex' || kind === 'opex';
  const [below, above] = range ?? [];
  const share = (percent: number) => Math.round(amount * (100 + percent));
  return made('case-flow', {
    option_id: optionId,
    name,
    kind: isCost ? kind : 'benefit',
    benefit_class: isCost ? null : kind,
    amount_minor: amount * 100,
    least_minor: below === undefined ? null : share(-below),
    most_minor: above === undefined ? null : share(above),
    first_on: from,
    every: every ?? 'once',
    times,
  });
}
