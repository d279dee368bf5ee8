import { Navigate } from '@tanstack/react-router';
import { useOperation } from '#platform/web';
import { findings } from './findings.ts';

/** Where one begins after signing in: at what waits for oneself, else at the portfolio. */
export function Home() {
  const { data, error } = useOperation(findings.listMyWork, { limit: 1 });
  if (!data && !error) return null;
  return <Navigate to={(data?.items.length ? '/my-work' : '/') as never} replace />;
}
