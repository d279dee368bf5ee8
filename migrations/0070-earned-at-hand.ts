import { type Kysely, sql } from 'kysely';

/**
 * What a line of the portfolio tells of earned value, beside it: to open the value of each of 500 projects took most of
 * the time that the database needed for the page. The value and the sentence stay in the row; longer texts move out.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table project_summary
    add column earned_basis text generated always as (earned->>'basis') stored,
    add column spi double precision generated always as ((earned->>'spi')::float8) stored,
    add column cpi double precision generated always as ((earned->>'cpi')::float8) stored,
    add column spi_time double precision generated always as ((earned->>'spiTime')::float8) stored,
    alter column earned set storage main, alter column matters set storage main`.execute(db);
}
