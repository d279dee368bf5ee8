import type { Message, Parameter } from '#engine';
import type { StatusOverride } from '#modules/findings/actions';
import { type ForBoard, findingsForBoard } from '#modules/findings/actions/list-register';
import { namesOfPersons } from '#modules/offices/actions';
import type { OperationCall } from '#platform/server/http/exchange';
import type { PortfolioRow } from '../contract.ts';
import type { SummaryLine } from '../queries.ts';
import { withReason } from './reason-of-move.ts';

/** What is said of projects beside what their own plans say. */
export interface WhatMatters {
  /** What matters most about a project: that its status was set by hand, what a board is to hear of, else its plan's own. */
  readonly of: (projectId: string, summary: SummaryLine | undefined) => PortfolioRow['matters'];
  /** The sentences that state its case, with those. */
  readonly headline: (project: Named, told: readonly Message[]) => Promise<Message[]>;
  /** What the register holds of it that a board is to hear of first. */
  readonly forBoard: ReadonlyMap<string, ForBoard>;
}

interface Named {
  readonly projectId: string;
  readonly name: string;
}

type Line = Pick<SummaryLine, 'override'>;

/** Asks the register, and who set what by hand. */
export async function whatMatters(
  call: OperationCall,
  projectIds: readonly string[],
  lines: ReadonlyMap<string, Line>,
): Promise<WhatMatters> {
  const overrides = new Map([...lines].flatMap(([id, { override }]) => (override ? [[id, override] as const] : [])));
  const people = [...overrides.values()].flatMap(({ personId }) => personId ?? []);
  const names = people.length ? await namesOfPersons(call.tx, people) : new Map<string, string>();
  const forBoard = await findingsForBoard(call, projectIds);
  const tell = ({ personId, ...override }: StatusOverride, project?: Parameter) =>
    tellOverride(override, names.get(personId ?? ''), project);
  return {
    forBoard,
    of(id, summary) {
      const override = overrides.get(id);
      const sentence = override ? tell(override) : (forBoard.get(id)?.sentence ?? summary?.matters ?? null);
      return sentence as PortfolioRow['matters'];
    },
    async headline({ projectId: id, name }, told) {
      const sentences = await Promise.all(told.map((message) => withReason(call, message)));
      const override = overrides.get(id);
      const found = forBoard.get(id)?.sentence;
      const [first, ...others] = override || found ? sentences.map(needing) : sentences;
      return [
        ...(override ? [tell(override, { kind: 'record', record: { kind: 'project', id }, name })] : []),
        ...(first ? [first] : []),
        ...(found ? [found] : []),
        ...others.filter(({ key }) => key !== found?.key),
      ].filter((one, index, said) => said.findIndex(({ key }) => key === one.key) === index);
    },
  };
}

/** No major finding is open, says the plan, which knows neither of what somebody set nor of what others found. */
const needing = (message: Message): Message =>
  message.key === 'reporting.narrative.headline.nothing'
    ? { ...message, key: 'reporting.narrative.headline.kept' }
    : message;

/** To what it was set, until when, by whom and why; of which project, where that is not said beside it. */
function tellOverride(
  { status, lastDay, reason }: Omit<StatusOverride, 'personId'>,
  by: string | undefined,
  project?: Parameter,
): Message {
  const who = by ? 'by' : 'somebody';
  return {
    key: `reporting.override.${project ? 'lead' : 'told'}.${who}.${lastDay ? 'until' : 'open'}`,
    parameters: {
      ...(project && { project }),
      ...(by && { person: by }),
      ...(lastDay && { until: { kind: 'date', at: lastDay } }),
      status: { kind: 'word', key: `reporting.reports.status.${status}` },
      // the sentence ends by itself
      reason: reason.trim().replace(/\.$/, ''),
    },
  };
}
