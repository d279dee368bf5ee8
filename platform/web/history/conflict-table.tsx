import { useId } from 'react';
import { useFormat } from '../words/format-context.tsx';
import { useAllWords, useWords } from '../words/words-context.tsx';
import type { UndoConflict } from './changes.ts';
import { valueText } from './told-lines.ts';
import type { UndoStep } from './undo.ts';

/** Leave what others made of it, or go back all the same. */
export type Take = 'theirs' | 'back';

interface ConflictTableProps {
  readonly act: UndoStep['act'];
  readonly conflicts: readonly UndoConflict[];
  readonly takes: readonly Take[];
  /** Without it there is nothing to choose. */
  readonly onTakes: ((takes: readonly Take[]) => void) | undefined;
}

/** Several fields at once: one's own value, theirs with who and when, and what undo goes back to; the choice of each. */
export function ConflictTable({ act, conflicts, takes, onTakes }: ConflictTableProps) {
  const t = useWords('platform');
  const words = useAllWords();
  const format = useFormat();
  const group = useId();
  const choose = (index: number, take: Take) => onTakes?.(takes.map((of, at) => (at === index ? take : of)));
  return (
    <div className="conflicts">
      <table>
        <thead>
          <tr>
            <th scope="col">{t('undo.conflict.what')}</th>
            <th scope="col">{t(`undo.conflict.mine.${act}`)}</th>
            <th scope="col">{t('undo.conflict.theirsTitle')}</th>
            <th scope="col">{t(`undo.conflict.back.${act}`)}</th>
          </tr>
        </thead>
        <tbody>
          {conflicts.map(({ told, field, byName, changedAt, isGone, canGoBack }, index) => {
            const name = told
              ? [told.record, field === null ? '' : words.text(told.field)].filter(Boolean).join(' · ')
              : t('undo.conflict.unnamed');
            const value = (of: 'mine' | 'theirs' | 'back') =>
              told && field !== null ? valueText(told[of], words) : '–';
            const radio = (take: Take, text: string) =>
              onTakes ? (
                <label>
                  <input
                    type="radio"
                    name={`${group}${index}`}
                    checked={takes[index] === take}
                    onChange={() => choose(index, take)}
                  />
                  {text}
                </label>
              ) : (
                text
              );
            return (
              <tr key={index}>
                <th scope="row">{name}</th>
                <td>{value('mine')}</td>
                <td>
                  {radio('theirs', isGone ? t('undo.conflict.gone') : value('theirs'))}
                  <small className="mute">
                    {byName ?? t('history.system')}
                    {changedAt !== null && ` · ${format.instant(changedAt)}`}
                  </small>
                </td>
                <td>{canGoBack ? radio('back', field === null ? t('undo.conflict.remove') : value('back')) : '–'}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
