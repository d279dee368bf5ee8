import { lazy, Suspense, useRef } from 'react';
import { Anchor } from '../frame/anchor.tsx';
import { useNarrow } from '../frame/use-narrow.ts';
import { Popover } from '../parts/popover.tsx';
import { useSideScroll } from '../parts/side-scroll.tsx';
import { toCurrent } from '../parts/tabs.tsx';
import { useWords } from '../words/words-context.tsx';
import type { GridViews } from './use-grid-view.ts';
import { useViewAddress } from './use-view-address.ts';
import './view-tabs.css';

const ViewMenu = lazy(() => import('./view-menu.tsx').then((module) => ({ default: module.ViewMenu })));

interface ViewTabsProps {
  /** Of the grid. */
  readonly name: string;
  readonly views: GridViews;
}

/** The saved views that the reader wants at hand and the one that is shown, each a link; all others in a menu. */
export function ViewTabs({ name, views }: ViewTabsProps) {
  const t = useWords('platform');
  const isNarrow = useNarrow();
  const addressOf = useViewAddress(views);
  const { all, current, isChanged, isMissing } = views;
  const tabs = all.filter((view) => view.isFavourite || view.isDefault || view === current);
  const list = useRef<HTMLElement>(null);
  useSideScroll(list, toCurrent, `${current?.viewId} ${tabs.length}`);
  return (
    <>
      {tabs.length > 0 && (
        <nav className="tabs view-tabs side-scroll" ref={list} aria-label={t('grid.views.saved')}>
          {tabs.map((view) => (
            <Anchor
              key={view.viewId}
              to={addressOf(view)}
              className="tab"
              aria-current={view === current ? 'page' : undefined}
            >
              {view.name}
              {view === current && isChanged && (
                <span
                  className="view-changed"
                  role="img"
                  aria-label={t('grid.views.changed')}
                  title={t('grid.views.changed')}
                />
              )}
            </Anchor>
          ))}
        </nav>
      )}
      {!isNarrow && (
        <Popover label={t('grid.views.menu')} button={t('grid.views.menu')} buttonClass="tab view-menu-button">
          {(close) => (
            <Suspense>
              <ViewMenu name={name} views={views} addressOf={addressOf} close={close} />
            </Suspense>
          )}
        </Popover>
      )}
      {isMissing && (
        <span className="dim" role="status">
          {t('grid.views.missing')}
        </span>
      )}
    </>
  );
}
