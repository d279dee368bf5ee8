import { up as platform } from './0001-platform.ts';
import { up as offices } from './0002-offices.ts';
import { up as findings } from './0003-findings.ts';
import { up as projects } from './0004-projects.ts';
import { up as plans } from './0005-plans.ts';
import { up as reporting } from './0006-reporting.ts';
import { up as audit } from './0007-audit.ts';
import { up as timers } from './0008-timers.ts';
import { up as conversation } from './0009-conversation.ts';
import { up as savedViews } from './0010-saved-views.ts';
import { up as search } from './0011-search.ts';
import { up as personPreferences } from './0012-person-preferences.ts';
import { up as access } from './0013-access.ts';
import { up as officeSettings } from './0014-office-settings.ts';
import { up as policy } from './0015-policy.ts';
import { up as decisions } from './0016-decisions.ts';
import { up as findingScopes } from './0017-finding-scopes.ts';
import { up as governedProjects } from './0018-governed-projects.ts';
import { up as governedOffices } from './0019-governed-offices.ts';
import { up as policiesAhead } from './0020-policies-ahead.ts';
import { up as proposedDecisions } from './0020-proposed-decisions.ts';
import { up as samples } from './0022-samples.ts';
import { up as followedWrites } from './0025-followed-writes.ts';
import { up as snapshots } from './0026-snapshots.ts';
import { up as reports } from './0027-reports.ts';
import { up as knownAt } from './0028-known-at.ts';
import { up as statusDimensions } from './0030-status-dimensions.ts';
import { up as findingRecordsThen } from './0031-finding-records-then.ts';
import { up as withdrawnReports } from './0032-withdrawn-reports.ts';
import { up as schedulingOptions } from './0035-scheduling-options.ts';
import { up as earnedValue } from './0037-earned-value.ts';
import { up as strategy } from './0039-strategy.ts';
import { up as intake } from './0040-intake.ts';
import { up as toldLines } from './0043-told-lines.ts';
import { up as selection } from './0044-selection.ts';
import { up as priorities } from './0046-priorities.ts';
import { up as continuation } from './0047-continuation.ts';
import { up as people } from './0048-people.ts';
import { up as pairsByField } from './0051-pairs-by-field.ts';
import { up as changeRecordsAlone } from './0052-change-records-alone.ts';
import { up as briefAnswers } from './0053-brief-answers.ts';
import { up as earningRules } from './0058-earning-rules.ts';
import { up as samplesThatGo } from './0060-samples-that-go.ts';
import { up as actors } from './0061-actors.ts';
import { up as uidsOfAllRecords } from './0068-uids-of-all-records.ts';
import { up as whenAPlanWasChanged } from './0069-when-a-plan-was-changed.ts';
import { up as earnedAtHand } from './0070-earned-at-hand.ts';

/** In the order of their names. One that was released is never changed. */
export const migrations = {
  '0001-platform': { up: platform },
  '0002-offices': { up: offices },
  '0003-findings': { up: findings },
  '0004-projects': { up: projects },
  '0005-plans': { up: plans },
  '0006-reporting': { up: reporting },
  '0007-audit': { up: audit },
  '0008-timers': { up: timers },
  '0009-conversation': { up: conversation },
  '0010-saved-views': { up: savedViews },
  '0011-search': { up: search },
  '0012-person-preferences': { up: personPreferences },
  '0013-access': { up: access },
  '0014-office-settings': { up: officeSettings },
  '0015-policy': { up: policy },
  '0016-decisions': { up: decisions },
  '0017-finding-scopes': { up: findingScopes },
  '0018-governed-projects': { up: governedProjects },
  '0019-governed-offices': { up: governedOffices },
  '0020-policies-ahead': { up: policiesAhead },
  '0020-proposed-decisions': { up: proposedDecisions },
  '0022-samples': { up: samples },
  '0025-followed-writes': { up: followedWrites },
  '0026-snapshots': { up: snapshots },
  '0027-reports': { up: reports },
  '0028-known-at': { up: knownAt },
  '0030-status-dimensions': { up: statusDimensions },
  '0031-finding-records-then': { up: findingRecordsThen },
  '0032-withdrawn-reports': { up: withdrawnReports },
  '0035-scheduling-options': { up: schedulingOptions },
  '0037-earned-value': { up: earnedValue },
  '0039-strategy': { up: strategy },
  '0040-intake': { up: intake },
  '0043-told-lines': { up: toldLines },
  '0044-selection': { up: selection },
  '0046-priorities': { up: priorities },
  '0047-continuation': { up: continuation },
  '0048-people': { up: people },
  '0051-pairs-by-field': { up: pairsByField },
  '0052-change-records-alone': { up: changeRecordsAlone },
  '0053-brief-answers': { up: briefAnswers },
  '0058-earning-rules': { up: earningRules },
  '0060-samples-that-go': { up: samplesThatGo },
  '0061-actors': { up: actors },
  '0068-uids-of-all-records': { up: uidsOfAllRecords },
  '0069-when-a-plan-was-changed': { up: whenAPlanWasChanged },
  '0070-earned-at-hand': { up: earnedAtHand },
};
