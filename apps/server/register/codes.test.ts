import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { catalogue } from '#engine';
import { findingCodes } from '#modules/findings/codes';
import { testPerson } from '#modules/offices/testing';
import { clientsOf, type TestOwner, testOwner, testPortico, until } from '#modules/reporting/testing';
import { inOrganisation } from '#platform/server';
import { pairs } from '../../../engine/quality/testing.ts';

const portico = await testPortico();
const { app } = portico.server.database;
const monday = '2026-01-05T09:00:00.000Z';

interface World {
  readonly owner: TestOwner;
  readonly projectId: string;
  readonly second: string;
}

type Act = (world: World) => Promise<unknown>;

const change =
  (field: string, from: (world: World) => unknown, to: (world: World) => unknown): Act =>
  (world) =>
    world.owner.projects.updateProject({
      projectId: world.projectId,
      changes: [{ field, from: from(world), to: to(world) } as never],
    });
const nobody = () => null;
const me = ({ owner }: World) => owner.personId;
const other = ({ second }: World) => second;
const clockTo =
  (at: string): Act =>
  ({ owner }) =>
    owner.offices.updateOrganisation({ changes: [{ field: 'clockAt', from: monday, to: at } as never] });
