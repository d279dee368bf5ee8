import type { ReactNode } from 'react';
import { Page, type Step } from '../frame/page.tsx';
import { ErrorPage } from '../parts/error-page.tsx';
import { Lead } from '../parts/lead.tsx';
import { WithPanel } from '../parts/side-panel.tsx';
import { DataGrid } from './data-grid.tsx';
import type { DataGridProps } from './data-grid-props.ts';
import { GridTools } from './grid-tools.tsx';

interface ListPageProps<R extends object>
  extends Pick<DataGridProps<R>, 'grid' | 'isLoading' | 'onOpen' | 'openId' | 'empty'> {
  /** Of the page, and of the grid on it. */
  readonly title: string;
  readonly path?: readonly Step[] | undefined;
  /** The sentence that matters most; until it is known, the title. */
  readonly lead: ReactNode;
  /** Why the list is not there: it takes the whole page. */
  readonly error: unknown;
  readonly onRetry: () => void;
  /** At the left of the bar. */
  readonly tools?: ReactNode;
  readonly panel?: ReactNode;
}

/** A page that is a list: the sentence, the bar, the grid, and the record that is open beside it. */
export function ListPage<R extends object>({
  title,
  path,
  lead,
  error,
  onRetry,
  tools,
  panel,
  ...of
}: ListPageProps<R>) {
  if (error) return <ErrorPage title={title} path={path} error={error} onRetry={onRetry} />;
  return (
    <Page title={title} path={path}>
      <Lead isCompact>{lead ?? title}</Lead>
      <WithPanel panel={panel}>
        <GridTools grid={of.grid} isEmpty={of.empty !== undefined && !of.isLoading && !of.grid.rows.length}>
          {tools}
        </GridTools>
        <DataGrid label={title} {...of} />
      </WithPanel>
    </Page>
  );
}
