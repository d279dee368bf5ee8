/** One PostgreSQL for all test files of a run. */
export { setupTestPostgres as setup } from '#platform/server/testing-setup';
