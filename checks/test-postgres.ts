import { setupTestPostgres, testPostgresVariable } from '#platform/server/testing-setup';

/** One PostgreSQL for all test files of a run, whichever of vitest's projects they are in. */
export const setup = () => (process.env[testPostgresVariable] ? undefined : setupTestPostgres());
