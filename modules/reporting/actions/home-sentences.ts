import type { Message } from '#engine';
import { decisionFigures } from '#modules/findings/actions/governance-figures';
import type { myWork } from '#modules/findings/actions/list-my-work';
import type { Home, HomeTasks } from '../home-contract.ts';
import { recordState } from './audit-tiles.ts';
import { tellTogether } from './get-portfolio.ts';
import type { HomeFacts, HomeProject } from './home-facts.ts';
import { tellTasks } from './home-tasks.ts';

interface Telling {
  /** Whoever audits alone is told of the record, not of the projects. */
  readonly audits: boolean;
  /** All that waits for the caller. */
  readonly work: Awaited<ReturnType<typeof myWork>>;
  /** What the caller has to do himself, where no project is his to look after: it comes first. */
  readonly tasks: HomeTasks | null;
}

/** What matters most: of the projects, as the portfolio tells it, or of the record; then what waits for the caller. */
export async function homeSentences(
  facts: HomeFacts,
  told: readonly HomeProject[],
  { audits, work, tasks }: Telling,
): Promise<Home['sentences']> {
  const first = audits
    ? [await ofRecord(facts)]
    : told.length
      ? await tellTogether(told.map(lineOf), facts.headlineOf, facts.matters)
      : [nothing(facts)];
  const decisions = work.filter(({ kind }) => kind === 'decision').length;
  const waits: Message = { key: 'reporting.home.waits', parameters: { count: decisions } };
  return [...(tasks ? [tellTasks(tasks)] : []), ...first, ...(decisions ? [waits] : [])] as Home['sentences'];
}

/** Where there are no projects: what comes first, to whoever may do it. */
const nothing = ({ call }: HomeFacts): Message => ({
  key: `reporting.home.${call.access.permissions.has('project.create') ? 'empty' : 'emptyReader'}`,
  parameters: {},
});

const lineOf = ({ summary, row }: HomeProject) => ({
  ...row,
  project: { kind: 'project', id: row.projectId },
  statusBy: summary?.status_by ?? null,
  comparison: summary?.comparison ?? ('none' as const),
  passedFinish: summary?.passed_finish ?? null,
  topSeverity: summary?.top_severity ?? null,
  isComplete: summary?.percent_complete === 100,
});

/** How many decisions there are, how many of them by whoever asked, and whether the record holds. */
async function ofRecord(facts: HomeFacts): Promise<Message> {
  const { decided, selfApproved } = await decisionFigures(facts.call, facts.sinceAt);
  const state = await recordState(facts);
  const said = facts.call.past ? 'then' : saidOf(state);
  return { key: `reporting.home.record.${said}`, parameters: { count: decided, self: selfApproved } };
}

/** What can be said of the record: nothing to whoever may not ask, and not that it is whole before anybody looked. */
function saidOf(state: Awaited<ReturnType<typeof recordState>>) {
  if (!state) return 'unasked';
  if (state.isBroken) return 'broken';
  return state.lastVerification?.state === 'done' ? 'whole' : 'unverified';
}
