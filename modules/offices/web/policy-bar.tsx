import { phases, tiers } from '#engine';
import { Choice, useAddress, useGo, useOperation, useWords } from '#platform/web';
import { offices } from './offices.ts';
import type { PolicyRow } from './policy-rows.ts';

const kinds = ['all', 'changed', 'loosened'] as const;
type Kind = (typeof kinds)[number];

const isOf = (kind: Kind, row: PolicyRow) =>
  kind === 'all' || (kind === 'changed' ? row.changed.size > 0 : row.isLoosened);

function useKind(): [Kind, (kind: Kind) => void] {
  const [word, setWord] = useAddress('rules');
  return [kinds.find((one) => one === word) ?? 'all', (kind) => setWord(kind === 'all' ? undefined : kind)];
}

/** The rows of the kind that the address names. */
export function usePolicyShown(rows: readonly PolicyRow[]): readonly PolicyRow[] {
  const [kind] = useKind();
  return kind === 'all' ? rows : rows.filter((row) => isOf(kind, row));
}

/** Which rows are shown, and for which projects. */
export function ShownRules({ rows }: { readonly rows: readonly PolicyRow[] }) {
  const t = useWords('offices');
  const [kind, setKind] = useKind();
  return (
    <>
      <Choice
        label={t('policy.shown')}
        value={kind}
        onChange={setKind}
        options={kinds.map((value) => ({
          value,
          label: t(`policy.kind.${value}`, { count: rows.filter((row) => isOf(value, row)).length }),
        }))}
      />
      <ScopeChoice name="tier" values={tiers} />
      <ScopeChoice name="phase" values={phases} />
    </>
  );
}

/** One tier or phase: what is written then holds for it alone. */
function ScopeChoice({ name, values }: { readonly name: 'tier' | 'phase'; readonly values: readonly string[] }) {
  const t = useWords('offices');
  const [value = '', setValue] = useAddress(name);
  return (
    <label className="policy-choice">
      <span className="visually-hidden">{t(`policy.scope.${name}`)}</span>
      <select value={value} onChange={({ currentTarget }) => setValue(currentTarget.value || undefined)}>
        <option value="">{t(`policy.scope.any-${name}`)}</option>
        {values.map((one) => (
          <option key={one} value={one}>
            {t(`policy.${name}.${one}`)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** The office whose policy is shown, where one may read those of several. */
export function OfficeChoice({ officeId }: { readonly officeId: string }) {
  const t = useWords('offices');
  const go = useGo();
  const { data } = useOperation(offices.listOffices, {}, { topics: ['organisation'] });
  if (!data || data.items.length < 2) return null;
  return (
    <label className="policy-choice">
      <span className="visually-hidden">{t('policy.office')}</span>
      <select value={officeId} onChange={({ currentTarget }) => go(`/offices/${currentTarget.value}/policy`)}>
        {data.items.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
