import { useLocation } from '@tanstack/react-router';
import type { SavedView } from './saved-views.ts';
import type { GridViews } from './use-grid-view.ts';

/** Where a view is shown: this page with the view's own words; without one, the grid as it comes. */
export type ViewAddress = (view?: Pick<SavedView, 'viewId' | 'state'>) => string;

export function useViewAddress(views: GridViews): ViewAddress {
  const { pathname, searchStr } = useLocation();
  return (view) => {
    const search = new URLSearchParams(searchStr);
    for (const [word, value] of Object.entries(view ? views.address(view) : views.plain())) {
      if (value === undefined) search.delete(word);
      else search.set(word, value);
    }
    search.delete('open'); // the record in the panel is no part of a view
    const text = search.toString();
    return text ? `${pathname}?${text}` : pathname;
  };
}
