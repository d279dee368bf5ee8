import { ImportTarget } from '#modules/plans/web/parts';
import { EmptyState, type GridViews, Tabs, useMay, useWords } from '#platform/web';
import { statuses } from './group-note.tsx';
import { openViews, rowsOfView, storyOf } from './portfolio-stories.ts';
import type { PortfolioRow } from './reporting.ts';

interface ViewsProps {
  readonly view: string | undefined;
  readonly rows: readonly PortfolioRow[];
  readonly isArchive: boolean;
  /** A view that somebody saved is shown, with a tab of its own. */
  readonly hasSavedView: boolean;
  /** The words of the address with which the list is shown as it comes, whatever saved view it would open with. */
  readonly plain: GridViews['plain'] | undefined;
}

/** The projects by status, each a tab with its address; a status that none has is left out. What the headline counts or adds up has one while it is shown. */
export function Views({ view, rows, isArchive, hasSavedView, plain }: ViewsProps) {
  const t = useWords('reporting');
  const count = (wanted: string) => rowsOfView(wanted, rows).length;
  const story = storyOf(view);
  const open = openViews.find((one) => one === view);
  const views = isArchive ? [] : [...statuses, 'closed'].filter((one) => count(one) > 0);
  const addressOf = (wanted: Readonly<Record<string, string>>) => {
    const said = Object.entries(plain?.(wanted) ?? wanted).flatMap(([word, value]) => (value ? [[word, value]] : []));
    return said.length ? `/?${new URLSearchParams(said)}` : '/';
  };
  return (
    <Tabs
      label={t('portfolio.views')}
      hasCurrent={!hasSavedView}
      tabs={[
        {
          label: isArchive ? t('portfolio.all') : t('portfolio.allCount', { count: rows.length }),
          to: addressOf({}),
        },
        ...[...(open ? [open] : []), ...views].map((one) => ({
          label: t(`portfolio.view.${one}`, { count: count(one) }),
          to: addressOf({ view: one }),
        })),
        ...(story
          ? [
              {
                label: t(`portfolio.story.${story}`, { count: rowsOfView(story, rows).length }),
                to: addressOf({ view: story }),
              },
            ]
          : []),
        { label: t('portfolio.archived'), to: addressOf({ view: 'archived' }) },
      ]}
    />
  );
}

/** What stands where no project is left, and what to do then. */
export function Empty({ view }: { readonly view: string | undefined }) {
  const t = useWords('reporting');
  const mayImport = useMay('plan.import');
  if (view === 'archived') {
    return <EmptyState title={t('portfolio.emptyArchive')}>{t('portfolio.emptyArchiveText')}</EmptyState>;
  }
  if (view) return <EmptyState title={t('portfolio.emptyView')} />;
  return (
    <EmptyState title={t('portfolio.emptyTitle')} act={mayImport && <ImportTarget hasButton />}>
      {t(mayImport ? 'portfolio.emptyText' : 'portfolio.emptyReader')}
    </EmptyState>
  );
}
