import { lazy } from 'react';

/** What the screens of other modules use of these. */

export { Clock } from './clock.tsx';
export { offices } from './offices.ts';
export const ProjectRules = lazy(() => import('./project-rules.tsx').then((part) => ({ default: part.ProjectRules })));
export { usePersonOptions } from './person-options.ts';
export { type Currency, useCurrency } from './use-currency.ts';
export { type Money, useMoney } from './use-money.ts';
