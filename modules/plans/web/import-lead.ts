import type { Message, Parameter } from '#engine';
import type { Import } from './plans.ts';

/**
 * The summary of what a file holds: first what would happen to the plan, then how true the reading is: dates that are
 * the same, fields that were stored unread or dropped.
 */
export function importLead({ fileName, fidelity, proposal }: Import): { first: Message; more: Message[] } {
  const counts = fidelity?.counts ?? {};
  const more: Message[] = proposal?.kind === 'update' ? [...changedTasks(proposal.update), ...baselinesSet(proposal.update)] : []; // biome-ignore format: one list
  if (fidelity) {
    if (proposal?.kind !== 'update') more.push(message('import.lead.links', { count: counts.links ?? 0 }));
    const { compared, differing } = fidelity.dates;
    const key = compared === 0 ? 'none' : differing === 0 ? 'all' : 'some';
    const count = key === 'some' ? differing : compared;
    more.push(message(`import.lead.dates.${key}`, { count, compared, differing }));
    const of = (outcome: string) => fidelity.fields.filter((field) => field.outcome === outcome).length;
    const [stored, dropped] = [of('stored'), of('dropped')];
    const fields = dropped > 0 ? 'dropped' : stored > 0 ? 'stored' : 'kept';
    more.push(message(`import.lead.fields.${fields}`, { kept: of('kept') + of('mapped'), stored, dropped }));
  }
  return { first: firstSentence(fileName, counts, proposal), more };
}

function firstSentence(file: string, counts: Readonly<Record<string, number>>, proposal: Import['proposal']): Message {
  const { tasks = 0, summaries = 0 } = counts;
  if (proposal?.kind !== 'update') {
    const isOutlined = summaries > 0;
    return message(`import.lead.${isOutlined ? 'outlined' : 'new'}`, {
      file,
      tasks,
      count: isOutlined ? summaries : tasks,
    });
  }
  const { projectId, projectName, hasChanges, update } = proposal;
  const project = { kind: 'record', record: { kind: 'project', id: projectId }, name: projectName } as const;
  if (!hasChanges) return message('import.lead.unchanged', { file, project });
  const { finishBefore, finishAfter } = update;
  const parameters = { file, project };
  if (finishBefore === null || finishAfter === null || finishBefore.slice(0, 10) === finishAfter.slice(0, 10)) {
    return message('import.lead.update', parameters);
  }
  return message('import.lead.updateMoves', {
    ...parameters,
    before: { kind: 'date', at: finishBefore },
    after: { kind: 'date', at: finishAfter },
  });
}

const effects = ['added', 'changed', 'removed', 'moved'] as const;

/** How many tasks the update adds, changes, removes and moves, without what it does not. */
function changedTasks(update: Readonly<Record<(typeof effects)[number], number>>): Message[] {
  return effects
    .filter((effect) => update[effect] > 0)
    .map((effect) => message(`import.lead.tasks.${effect}`, { count: update[effect] }));
}

/** Which baselines the update sets: what the plan is compared with may be another after it. */
function baselinesSet({ baselines = [] }: { readonly baselines?: readonly number[] }): Message[] {
  if (!baselines.length) return [];
  return [message('import.lead.baselines', { count: baselines.length, numbers: baselines.join(', ') })];
}

const message = (key: string, parameters: Readonly<Record<string, Parameter>>): Message => ({
  key: `plans.${key}`,
  parameters,
});
