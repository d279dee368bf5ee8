import { Navigate } from '@tanstack/react-router';
import { EmptyState, ErrorState, inPast, Page, useOperation, usePast, useWords } from '#platform/web';
import { offices } from './offices.ts';

/** Leads to the policy of the highest office that one may read. */
export function PolicyHome() {
  const t = useWords('offices');
  const past = usePast();
  const { data, error, refetch } = useOperation(offices.listOffices, {}, { topics: ['organisation'] });
  const [first] = data?.items ?? [];
  if (first) return <Navigate to={inPast(`/offices/${first.id}/policy`, past) as never} replace />;
  return (
    <Page title={t('policy.title')}>
      <div className="alone">
        {error && <ErrorState isPage error={error} onRetry={() => void refetch()} />}
        {data && (
          <EmptyState isPage title={t('policy.noOffice')}>
            {t('policy.noOfficeWhy')}
          </EmptyState>
        )}
      </div>
    </Page>
  );
}
