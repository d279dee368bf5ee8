export { type AssessedPoint, assessSchedule, type PointName, pointNames, unjudgedReasons } from './assess-schedule.ts';
export { type CatalogueEntry, catalogue } from './catalogue.ts';
export { checkDelivery, type DeliveryFacts, deliveryCodes } from './check-delivery.ts';
export { checkPlan, nextDue } from './check-plan.ts';
export { byUrgency } from './finding-order.ts';
export { type Cause, type CauseKind, type FinishVariance, finishVariance } from './finish-variance.ts';
export {
  type Comparison,
  type EarlierPlan,
  measureView,
  type PlannedDates,
  type PlanView,
  type QualityContext,
  viewPlan,
  workingDays,
} from './plan-view.ts';
