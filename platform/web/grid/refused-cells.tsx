import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { useWords } from '../words/words-context.tsx';
import type { RefusedCell } from './paste-cells.ts';
import './refused-cells.css';

interface RefusedCellsProps {
  /** The cells that say nothing, or the sentence with which all of them were refused. */
  readonly refused: readonly RefusedCell[] | string;
  readonly onClose: () => void;
}

const shownAtMost = 50;

/** Why nothing of many cells was written, cell by cell. */
export function RefusedCells({ refused, onClose }: RefusedCellsProps) {
  const t = useWords('platform');
  return (
    <Dialog title={t('grid.refused.title')} onClose={onClose}>
      {typeof refused === 'string' ? (
        <p role="alert">{t('grid.refused.all', { reason: refused })}</p>
      ) : (
        <RefusedTable cells={refused} />
      )}
      <div className="form-acts">
        <Button isPrimary onClick={onClose}>
          {t('grid.refused.close')}
        </Button>
      </div>
    </Dialog>
  );
}

/** The cells that say nothing, each with its row, its column, what it says and why that is wrong. */
export function RefusedTable({ cells }: { readonly cells: readonly RefusedCell[] }) {
  const t = useWords('platform');
  return (
    <>
      <p role="alert">{t('grid.refused.some', { count: cells.length })}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <div className="refused" tabIndex={0}>
        <table>
          <thead>
            <tr>
              {['row', 'column', 'text', 'reason'].map((name) => (
                <th key={name} scope="col">
                  {t(`grid.refused.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {cells.slice(0, shownAtMost).map(({ row, column, text, reason }, index) => (
              <tr key={index}>
                <th scope="row">{row}</th>
                <td>{column}</td>
                <td>{text || '–'}</td>
                <td>{reason}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {cells.length > shownAtMost && (
        <p className="dim">{t('grid.refused.more', { count: cells.length - shownAtMost })}</p>
      )}
    </>
  );
}
