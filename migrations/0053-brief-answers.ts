import { type Kysely, sql } from 'kysely';

/** Derived: what a list tells of an answer, beside it. An answer among hundreds of proposals is megabytes to read. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table selection_answer add column brief jsonb`.execute(db);
  await sql`update selection_answer set brief = jsonb_build_object(
    'status', answer->'selection'->'status', 'value', answer->'selection'->'value',
    'bound', answer->'selection'->'bound', 'costMinor', answer->'figures'->'costMinor',
    'valueBy', answer->'terms'->'value_by',
    'chosen', (
      select count(*) from jsonb_array_elements(answer->'selection'->'choices') as choice
      where not exists (
        select from jsonb_array_elements(answer->'portfolio'->'investments') as investment,
          jsonb_array_elements(investment->'options') as option
        where investment->'id' = choice->'investment' and option->'id' = choice->'option'
          and option->>'kind' = 'stop')),
    'budgetMinor', (
      select sum(amount::numeric) from jsonb_array_elements(answer->'portfolio'->'budgets') as budget,
        jsonb_array_elements_text(budget->'byPeriodMinor') as amount))`.execute(db);
  await sql`alter table selection_answer alter column brief set not null`.execute(db);
}
