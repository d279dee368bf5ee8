import { Anchor, Button, ErrorState, useMay, useOperation, useWords } from '#platform/web';
import { offices } from './offices.ts';

type Office = Awaited<ReturnType<typeof offices.listOffices>>['items'][number];

/** All offices that one may see, each with those below it after it, and how deep it stands. */
export function useOfficeTree() {
  const { data, error, refetch } = useOperation(offices.listOffices, {}, { topics: ['organisation'] });
  return { tree: data ? inTreeOrder(data.items) : [], error, refetch };
}

function inTreeOrder(all: readonly Office[]): readonly (Office & { readonly depth: number })[] {
  const known = new Set(all.map(({ id }) => id));
  const below = (parentId: string | null, depth: number): (Office & { readonly depth: number })[] =>
    all
      .filter(
        (office) => (office.parentId !== null && known.has(office.parentId) ? office.parentId : null) === parentId,
      )
      .flatMap((office) => [{ ...office, depth }, ...below(office.id, depth + 1)]);
  return below(null, 0);
}

/** The offices as a tree; each opens in the panel. */
export function OfficeList({ onCreate }: { readonly onCreate: () => void }) {
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
            <Anchor to={`/organisation?open=${id}`}>{name}</Anchor>
            <span className="mute">{t(`office.kinds.${kind}`)}</span>
          </li>
        ))}
      </ul>
      {mayCreate && <Button onClick={onCreate}>{t('office.create')}</Button>}
    </section>
  );
}
