import { Anchor, ErrorState, useMay, useOperation, useWords } from '#platform/web';
import { offices } from './offices.ts';

type Listed = Awaited<ReturnType<typeof offices.listOffices>>['items'][number];

/** All offices that one may see, each with those below it after it, and how deep it stands. */
export function useOfficeTree() {
  const { data, error, refetch } = useOperation(offices.listOffices, {}, { topics: ['organisation', 'people'] });
  return { tree: data ? inTreeOrder(data.items) : [], error, refetch };
}

function inTreeOrder(all: readonly Listed[]): readonly (Listed & { readonly depth: number })[] {
  const known = new Set(all.map(({ id }) => id));
  const below = (parentId: string | null, depth: number): (Listed & { readonly depth: number })[] =>
    all
      .filter(
        (office) => (office.parentId !== null && known.has(office.parentId) ? office.parentId : null) === parentId,
      )
      .flatMap((office) => [{ ...office, depth }, ...below(office.id, depth + 1)]);
  return below(null, 0);
}

/** The offices as a tree; each leads to its page. */
export function OfficeList() {
  const t = useWords('offices');
  const { tree, error, refetch } = useOfficeTree();
  const mayCreate = useMay('office.create');
  return (
    <section aria-labelledby="organisation-offices">
      <h2 id="organisation-offices">{t('found.offices')}</h2>
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      <ul className="lines">
        {tree.map(({ id, name, kind, depth }) => (
          <li key={id} style={{ paddingLeft: depth * 20 }}>
            <Anchor to={`/offices/${id}`}>{name}</Anchor>
            <span className="mute">{t(`office.kinds.${kind}`)}</span>
          </li>
        ))}
      </ul>
      {mayCreate && <Anchor to="/offices?open=new">{t('office.create')}</Anchor>}
    </section>
  );
}
