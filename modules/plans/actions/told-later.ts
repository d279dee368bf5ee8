export { selectToldLater as projectsToldLater } from '../queries/told-later.ts';
