import { sql } from 'kysely';
import { personOf } from '../call.ts';
import type { Tx } from '../database.ts';
import { type Access, organisationNode } from '../http/access.ts';
import type { Exchange, OperationCall } from '../http/exchange.ts';
import { pageOf, readCursor } from '../http/page.ts';
import { type Job, jobColumns } from './job.ts';

interface ListInput {
  readonly whose: 'mine' | 'all';
  readonly state: 'open' | 'failed' | 'ended' | 'any';
  readonly limit: number;
  readonly after?: string | undefined;
}

const states: Readonly<Record<ListInput['state'], readonly string[]>> = {
  open: ['queued', 'running'],
  failed: ['failed'],
  ended: ['done', 'cancelled'],
  any: ['queued', 'running', 'done', 'failed', 'cancelled'],
};

/** The caller's own jobs, or all where he oversees them, the newest first; each with what he may do with it. */
export async function listJobs(call: OperationCall, { whose, state, limit, after }: ListInput, { services }: Exchange) {
  const { tx, access } = call;
  const personId = personOf(call.actor) ?? '';
  const seesAll = whose === 'all' && (await access.holds('job.oversee', organisationNode));
  const within = seesAll ? sql`true` : sql`${requester} = ${personId}`;
  const [before = null] = readCursor(after, ['uuid']) ?? [];
  const { rows } = await sql<Job>`
    select ${jobColumns} from job where ${within} and state = any(${states[state]}::text[])
      and (${before}::uuid is null or id < ${before}::uuid) order by id desc limit ${limit + 1}`.execute(tx);
  const { items: page, next } = pageOf(rows, limit, ({ id }) => [id]);
  const nameOf = await names(tx, services.scopeKinds, page);
  const mayDo = actsOf(access);
  const items = [];
  for (const { requestedBy, earlier, result, ...job } of page) {
    items.push({
      ...job,
      subjectName: job.subject && (nameOf(job.subject.kind, job.subject.id) ?? null),
      requestedByName: nameOf('person', personOf(requestedBy)) ?? null,
      isMine: personOf(requestedBy) === personId,
      earlier: earlier.map(({ requestedBy: by, error, finishedAt }) => ({
        requestedByName: nameOf('person', personOf(by)) ?? null,
        error,
        finishedAt,
      })),
      acts: await mayDo(job),
    });
  }
  return { items, next, counts: await countJobs(tx, within) };
}

/** The person who asked for the job, or for whom that was done. */
const requester = sql`coalesce(requested_by->>'onBehalfOf', requested_by->>'id')`;

async function countJobs(tx: Tx, within: ReturnType<typeof sql>) {
  const { rows } = await sql<{ open: number; failed: number }>`
    select count(*) filter (where state in ('queued', 'running')) as open,
      count(*) filter (where state = 'failed') as failed
    from job where ${within} and state in ('queued', 'running', 'failed')`.execute(tx);
  return rows[0] ?? { open: 0, failed: 0 };
}

/** The names of all subjects and people of the jobs, one look-up for each kind. */
async function names(tx: Tx, kinds: Exchange['services']['scopeKinds'], jobs: readonly Job[]) {
  const people = jobs.flatMap(({ requestedBy, earlier }) => [requestedBy, ...earlier.map((run) => run.requestedBy)]);
  const ids = new Map<string, Set<string>>([['person', new Set(people.flatMap((actor) => personOf(actor) ?? []))]]);
  for (const { subject } of jobs)
    if (subject) ids.set(subject.kind, (ids.get(subject.kind) ?? new Set()).add(subject.id));
  const found = new Map<string, string>();
  for (const [kind, some] of ids) {
    const named = some.size ? await kinds[kind]?.names?.(tx, [...some]) : undefined;
    for (const [id, name] of named ?? []) found.set(`${kind} ${id}`, name);
  }
  return (kind: string, id: string | undefined) => found.get(`${kind} ${id}`);
}

type Act = 'cancel' | 'retry';

/** What the caller may do with a job as it stands: looked up once for all jobs of a record. */
function actsOf(access: Access) {
  const known = new Map<string, Promise<boolean>>();
  return async ({
    state,
    subject,
    cancelRequested,
  }: Pick<Job, 'state' | 'subject' | 'cancelRequested'>): Promise<Act[]> => {
    const act: Act | undefined =
      state === 'queued' || state === 'running' ? 'cancel' : state === 'done' ? undefined : 'retry';
    if (!act || (act === 'cancel' && cancelRequested)) return [];
    const node = subject ?? organisationNode;
    const key = `${act} ${node.kind} ${node.id}`;
    const isAllowed = known.get(key) ?? access.holds(`job.${act}`, node);
    known.set(key, isAllowed);
    return (await isAllowed) ? [act] : [];
  };
}
