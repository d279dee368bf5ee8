import { useId } from 'react';
import type { TableLine } from '#formats';
import { useCurrency } from '#modules/offices/web/parts';
import { useWords } from '#platform/web';
import { importFields } from '../routes.ts';
import type { Mapping } from './import-lines.ts';
import styles from './intake.module.css';

interface ImportMappingProps {
  readonly lines: readonly TableLine[];
  readonly mapping: Mapping;
  readonly onMap: (mapping: Mapping) => void;
  readonly offices: readonly { readonly id: string; readonly name: string }[];
  readonly officeId: string;
  readonly onOffice: (id: string) => void;
}

/** Beside each field the column that says it, with what stands there first. */
export function ImportMapping({ lines, mapping, onMap, offices, officeId, onOffice }: ImportMappingProps) {
  const t = useWords('intake');
  const currency = useCurrency();
  const id = useId();
  const titles = lines[0]?.cells ?? [];
  const firstOf = (at: number | undefined) => (at === undefined ? '' : (lines.slice(1).find(({ cells }) => cells[at])?.cells[at] ?? '')); // biome-ignore format: one line
  return (
    <section aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{t('import.columns')}</h2>
      <p className="dim">{t('import.columnsText', { currency: currency?.code ?? '' })}</p>
      <div className={styles.mapping}>
        {importFields.map((field) => (
          <div key={field}>
            <label htmlFor={`${id}-${field}`}>{t(`import.field.${field}`)}</label>
            <select
              id={`${id}-${field}`}
              value={mapping[field] ?? ''}
              onChange={({ currentTarget: { value } }) => {
                const { [field]: _, ...others } = mapping;
                onMap(value === '' ? others : { ...others, [field]: Number(value) });
              }}
            >
              <option value="">{t('import.none')}</option>
              {titles.map((title, at) => (
                <option key={at} value={at}>
                  {title || `${at + 1}`}
                </option>
              ))}
            </select>
            <span className="dim">{firstOf(mapping[field])}</span>
          </div>
        ))}
        {offices.length > 1 && (
          <div>
            <label htmlFor={`${id}-default`}>{t('import.office')}</label>
            <select
              id={`${id}-default`}
              value={officeId}
              onChange={({ currentTarget }) => onOffice(currentTarget.value)}
            >
              {offices.map((office) => (
                <option key={office.id} value={office.id}>
                  {office.name}
                </option>
              ))}
            </select>
          </div>
        )}
      </div>
    </section>
  );
}
