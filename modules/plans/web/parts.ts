/** Parts of this module for screens of the modules above it. */
export { ImportTarget } from './import-target.tsx';
