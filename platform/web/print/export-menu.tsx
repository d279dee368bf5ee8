import { Fragment, useContext, useState } from 'react';
import { PageHeadingContext, PageTitleContext } from '../frame/page.tsx';
import { useIdentity } from '../frame/shell.ts';
import type { Grid } from '../grid/use-grid.ts';
import { useFault } from '../parts/error-state.tsx';
import { Popover } from '../parts/popover.tsx';
import { toast } from '../parts/toast.ts';
import { useFormat } from '../words/format-context.tsx';
import { useWords } from '../words/words-context.tsx';
import type { ExportKind } from './export-grid.ts';
import type { GridDocument, GridPrint } from './grid-print.ts';

interface ExportMenuProps<R> {
  readonly grid: Grid<R>;
  readonly print?: GridPrint<R> | undefined;
}

/** Excel, CSV and PDF of the list as it is shown, and a link to it. What makes them is loaded with the first file. */
export function ExportMenu<R>({ grid, print = {} }: ExportMenuProps<R>) {
  const t = useWords('platform');
  const format = useFormat();
  const tell = useFault();
  const title = useContext(PageTitleContext);
  const heading = useContext(PageHeadingContext);
  const { organisation, person, today } = useIdentity();
  const [isBusy, setBusy] = useState(false);
  const run = async (kind: ExportKind | GridDocument) => {
    setBusy(true);
    try {
      const { exportDocument, exportGrid } = await import('./export-grid.ts');
      if (typeof kind !== 'string') return await exportDocument(kind, grid, format, t);
      const source = {
        title,
        lead: heading?.current?.textContent ?? '',
        organisation: organisation.name,
        locale: format.locale,
        person: person.name,
        today,
        address: location.href,
      };
      await exportGrid(kind, { grid, source, print, format, t });
    } catch (error) {
      toast(tell(error));
    } finally {
      setBusy(false);
    }
  };
  const copyLink = async () => {
    await navigator.clipboard.writeText(location.href);
    toast(t('export.copied'));
  };
  const label = t(isBusy ? 'export.busy' : 'export.title');
  return (
    <Popover label={label} button={label} buttonClass="btn btn-view">
      {(close) => {
        const item = (text: string, act: () => unknown) => (
          <button
            type="button"
            className="popover-item"
            disabled={isBusy}
            onClick={() => {
              close();
              void act();
            }}
          >
            {text}
          </button>
        );
        return (
          <>
            {item(t('export.excel'), () => run('excel'))}
            {item(t('export.csv'), () => run('csv'))}
            {item(t('export.pdf'), () => run('pdf'))}
            {print.documents?.map((document) => (
              <Fragment key={document.label}>{item(document.label, () => run(document))}</Fragment>
            ))}
            {print.files?.map(({ label: text, address }) => (
              <a key={address} className="popover-item" href={address} download="" onClick={close}>
                {text}
              </a>
            ))}
            <hr />
            {item(t('export.link'), copyLink)}
          </>
        );
      }}
    </Popover>
  );
}
