export { type CalendarBook, createCalendarBook } from './calendar-book.ts';
export {
  compileCalendar,
  intersectWorkingTime,
  standardWorkingTime,
  uniteWorkingTime,
  wholeDayWorkingTime,
} from './compile-calendar.ts';
export type { DayPattern } from './day-pattern.ts';
export { WorkingTime } from './working-time.ts';
