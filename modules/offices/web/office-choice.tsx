import { useWords } from '#platform/web';

interface OfficeChoiceProps {
  readonly offices: readonly { readonly officeId: string; readonly name: string }[];
  /** Undefined: all of them, where that is a choice. */
  readonly officeId: string | undefined;
  readonly onChange: (officeId: string | undefined) => void;
  /** All together may be chosen as well. */
  readonly hasAll?: boolean;
}

/** Of which office a page tells; nothing where there is but one. A list that opens, as offices are many and names long. */
export function OfficeChoice({ offices, officeId, onChange, hasAll = false }: OfficeChoiceProps) {
  const t = useWords('offices');
  if (offices.length < 2) return null;
  return (
    <select
      className="small-field"
      aria-label={t('choice.office')}
      value={officeId ?? ''}
      onChange={(event) => onChange(event.target.value || undefined)}
    >
      {hasAll && <option value="">{t('choice.all')}</option>}
      {offices.map((office) => (
        <option key={office.officeId} value={office.officeId}>
          {office.name}
        </option>
      ))}
    </select>
  );
}
