export { type LeftToPay, selectLeftToPay as leftToPay } from '../queries.ts';
