import { lazy } from 'react';

/** What the screens of other modules use of these. */

export { Clock } from './clock.tsx';
export { OfficeChoice } from './office-choice.tsx';
export { type Office, offices } from './offices.ts';
export const OfficeFrame = lazy(() => import('./office-frame.tsx').then((part) => ({ default: part.OfficeFrame })));
export const ProjectRules = lazy(() => import('./project-rules.tsx').then((part) => ({ default: part.ProjectRules })));
export { type PersonOption, usePersonOptions } from './person-options.ts';
export { type Currency, useCurrency } from './use-currency.ts';
export { type Money, useMoney } from './use-money.ts';
