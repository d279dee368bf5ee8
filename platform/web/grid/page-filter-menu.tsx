import { useId } from 'react';
import { Popover } from '../parts/popover.tsx';
import { useWords } from '../words/words-context.tsx';
import './filter-chips.css';
import type { PageFilters } from './page-filters.ts';

/** What the server may filter the list by, one below the other; each holds as soon as it is chosen. */
export function PageFilterMenu({ filters }: { readonly filters: PageFilters }) {
  const t = useWords('platform');
  const id = useId();
  const offered = filters.all.filter(({ isLinked, options }) => !isLinked && options.length > 0);
  if (!offered.length) return null;
  return (
    <Popover label={t('grid.filters')} button={t('grid.filters')} buttonClass="btn btn-view" boxClass="filter-menu">
      {() => (
        <div className="filter-form">
          {offered.map(({ name, label, options }) => (
            <label key={name} className="filter-field" htmlFor={`${id}${name}`}>
              <span>{label}</span>
              <select
                id={`${id}${name}`}
                className="small-field"
                value={filters.values[name] ?? ''}
                onChange={({ currentTarget: { value } }) => filters.set({ [name]: value || undefined })}
              >
                <option value="">{t('grid.any')}</option>
                {options.map((option) => (
                  <option key={option.value} value={option.value}>
                    {option.label}
                  </option>
                ))}
              </select>
            </label>
          ))}
        </div>
      )}
    </Popover>
  );
}
