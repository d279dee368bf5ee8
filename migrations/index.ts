import * as platform from './0001-platform.ts';
import * as offices from './0002-offices.ts';
import * as findings from './0003-findings.ts';
import * as projects from './0004-projects.ts';
import * as plans from './0005-plans.ts';
import * as reporting from './0006-reporting.ts';

/** In the order of their names. One that was released is never changed. */
export const migrations = {
  '0001-platform': platform,
  '0002-offices': offices,
  '0003-findings': findings,
  '0004-projects': projects,
  '0005-plans': plans,
  '0006-reporting': reporting,
};
