import { useState } from 'react';
import type { UndoChoice } from '#platform/contract';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { useFormat } from '../words/format-context.tsx';
import { useAllWords, useWords } from '../words/words-context.tsx';
import type { UndoConflict, UndoConflicts } from './changes.ts';
import { ConflictTable, type Take } from './conflict-table.tsx';
import { valueText } from './told-lines.ts';
import type { UndoStep } from './undo.ts';
import './conflict.css';

interface ConflictDialogProps {
  readonly act: UndoStep['act'];
  readonly found: UndoConflicts;
  readonly onChoose: (choices: UndoChoice[]) => Promise<unknown>;
  /** All of it is left as others made it. */
  readonly onLeave: () => void;
  readonly onClose: () => void;
}

/** What one set, what somebody set after it, and what undo goes back to: keep theirs, go back all the same, or leave it. */
export function ConflictDialog({ act, found, onChoose, onLeave, onClose }: ConflictDialogProps) {
  const t = useWords('platform');
  const [takes, setTakes] = useState<readonly Take[]>(found.conflicts.map(() => 'theirs'));
  const [isBusy, setBusy] = useState(false);
  const { conflicts, count, rest } = found;
  const [first] = conflicts;
  if (!first) return null;
  const isInTheWay = conflicts.some((conflict) => conflict.isInTheWay);
  const isTooMany = count > conflicts.length;
  const hasChoice = !isTooMany && !isInTheWay;
  const isOne = conflicts.length === 1;
  const title = t(`undo.conflict.${isOne && first.byName ? 'by' : 'title'}.${act}`, { name: first.byName ?? '' });
  const choose = async (chosen: readonly Take[]) => {
    if (rest === 0 && chosen.every((take) => take === 'theirs')) return onLeave();
    setBusy(true);
    await onChoose(
      conflicts.map(({ entity, id, field, now: seen }, index) => ({ entity, id, field, seen, take: chosen[index] ?? 'theirs' })), // biome-ignore format: one list
    );
    setBusy(false);
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <p>
        {t(`undo.conflict.${isInTheWay ? 'inTheWay' : isTooMany ? 'tooMany' : 'text'}`, { count })}{' '}
        {hasChoice && rest > 0 && t(`undo.conflict.rest.${act}`, { count: rest })}
      </p>
      {isOne ? (
        <OneConflict act={act} conflict={first} />
      ) : (
        <ConflictTable act={act} conflicts={conflicts} takes={takes} onTakes={hasChoice ? setTakes : undefined} />
      )}
      <div className="dialog-acts">
        <Button onClick={onClose}>{t('cancel')}</Button>
        {hasChoice && isOne && first.canGoBack && (
          <Button isBusy={isBusy} onClick={() => void choose(['back'])}>
            <Choosing conflict={first} take="back" />
          </Button>
        )}
        {hasChoice && (
          <Button isPrimary isBusy={isBusy} data-autofocus onClick={() => void choose(takes)}>
            {isOne ? <Choosing conflict={first} take="theirs" /> : t('undo.conflict.choose')}
          </Button>
        )}
      </div>
    </Dialog>
  );
}

/** `Keep 12 d`, `Go back to 5 d`; without values that can be read, `Keep theirs`. */
function Choosing({ conflict: { told, field }, take }: { readonly conflict: UndoConflict; readonly take: Take }) {
  const t = useWords('platform');
  const words = useAllWords();
  const value = told && (take === 'theirs' ? told.theirs : told.back);
  const isShort = field !== null && value !== null && value !== undefined;
  return isShort
    ? t(`undo.conflict.${take}Value`, { value: valueText(value, words) })
    : t(`undo.conflict.${take === 'theirs' ? take : field === null ? 'remove' : 'goBack'}`);
}

function OneConflict({ act, conflict }: { readonly act: UndoStep['act']; readonly conflict: UndoConflict }) {
  const t = useWords('platform');
  const words = useAllWords();
  const format = useFormat();
  const { told, byName, changedAt, isGone, field } = conflict;
  const who = byName ?? t('history.system');
  const when = changedAt === null ? '' : format.instant(changedAt);
  const name = told
    ? [told.record, field === null ? '' : words.text(told.field)].filter(Boolean).join(' · ')
    : t('undo.conflict.unnamed');
  return (
    <>
      <h3 className="conflict-name">{name}</h3>
      <dl className="facts">
        {told && field !== null && (
          <div className="fact">
            <dt>{t(`undo.conflict.mine.${act}`)}</dt>
            <dd>{valueText(told.mine, words)}</dd>
          </div>
        )}
        <div className="fact">
          <dt>{who}</dt>
          <dd>
            <b>
              {isGone
                ? t('undo.conflict.gone')
                : told && field !== null
                  ? valueText(told.theirs, words)
                  : t('undo.conflict.changed')}
            </b>{' '}
            <span className="mute">{when}</span>
          </dd>
        </div>
        {told && field !== null && !isGone && (
          <div className="fact">
            <dt>{t(`undo.conflict.back.${act}`)}</dt>
            <dd>{valueText(told.back, words)}</dd>
          </div>
        )}
      </dl>
    </>
  );
}
