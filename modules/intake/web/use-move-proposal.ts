import { monthsLater } from '#engine';
import { undoable, useChange, useWords } from '#platform/web';
import { type CaseChange, intake, topics } from './intake.ts';
import { edits } from './use-case-writer.ts';

/**
 * Moves the start of a proposal by so many months, and with it all that its case needs and brings: one act that can be
 * undone. What a case says by day is said from its start on; were the start moved alone, what is due before it would be sunk.
 */
export function useMoveProposal() {
  const t = useWords('intake');
  const change = useChange(intake.changeProposal, { topics });
  const move = async (proposalId: string, months: number) => {
    const { startsOn, options, name } = await intake.getProposal({ proposalId });
    if (startsOn === null || months === 0) return;
    const moved = (day: string) => monthsLater(day, months);
    const changes: CaseChange[] = [
      ...edits('proposal', proposalId, { startsOn }, { startsOn: moved(startsOn) }),
      ...options.flatMap(({ flows, demands }) => [
        ...flows.flatMap(({ flowId, firstOn }) => edits('case-flow', flowId, { firstOn }, { firstOn: moved(firstOn) })),
        ...demands.flatMap(({ demandId, fromOn }) => edits('case-demand', demandId, { fromOn }, { fromOn: moved(fromOn) })),
      ]),
    ]; // biome-ignore format: one list
    const { entryId } = await change.run({ proposalId, changes });
    if (entryId) undoable(entryId, t('movedTo', { name, day: { kind: 'date', at: moved(startsOn) } }));
  };
  return { move, error: change.error, isRunning: change.isRunning };
}
