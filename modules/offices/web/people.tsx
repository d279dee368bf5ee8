import { useMemo } from 'react';
import {
  Anchor,
  Button,
  Chip,
  DataGrid,
  ErrorPage,
  type GridColumn,
  GridTools,
  Lead,
  Page,
  useAllPages,
  useGrid,
  useMay,
  useOpenRecord,
  usePast,
  useWords,
  WithPanel,
} from '#platform/web';
import { InvitePanel } from './invite-panel.tsx';
import { offices, type Person } from './offices.ts';
import { leadOf } from './people-lead.ts';
import { PersonPanel } from './person-panel.tsx';
import { placesOf, rolesOf } from './roles.ts';

/** The page's address has no words of its own that a saved view would need. */
const noWords: readonly string[] = [];

/** Who is here, in which role and where. */
export function People() {
  const t = useWords('offices');
  const { items, error, isPending, refetch } = useAllPages(offices.listPeople, {}, { topics: ['people'] });
  const people = items ?? noPeople;
  const columns = useColumns(people);
  const grid = useGrid({ name: 'people', rows: people, columns, rowId: ({ id }) => id, views: noWords });
  const panel = useOpenRecord();
  const mayInvite = useMay('person.invite');
  const mayAudit = useMay('audit.read');
  const person = people.find(({ id }) => id === panel.id);
  const title = t('people.title');

  if (error) return <ErrorPage title={title} error={error} onRetry={() => void refetch()} />;
  const invite = (
    <Button isPrimary onClick={() => panel.open('invite')}>
      {t('people.invite')}
    </Button>
  );
  return (
    <Page title={title}>
      <Lead>{items ? t(...leadOf(people)) : title}</Lead>
      <WithPanel
        panel={
          panel.id === 'invite' && mayInvite ? (
            <InvitePanel onClose={panel.close} />
          ) : (
            person && <PersonPanel key={person.id} person={person} onClose={panel.close} />
          )
        }
      >
        <GridTools grid={grid} acts={mayInvite && invite}>
          {mayAudit && <Anchor to="/people/sign-ins">{t('signIns.title')}</Anchor>}
        </GridTools>
        <DataGrid
          grid={grid}
          label={title}
          isLoading={isPending}
          isSelectable
          openId={panel.id}
          onOpen={({ id }) => panel.open(id)}
        />
      </WithPanel>
    </Page>
  );
}

const noPeople: readonly Person[] = [];

function useColumns(people: readonly Person[]): readonly GridColumn<Person>[] {
  const t = useWords('offices');
  const isPast = usePast() !== null;
  return useMemo(
    () => [
      {
        id: 'name',
        title: t('people.name'),
        width: 180,
        card: 'title',
        value: ({ name }) => name,
        cell: ({ name }) => <b className="grid-text">{name}</b>,
      },
      { id: 'email', title: t('people.email'), width: 230, isGrowing: true, value: ({ email }) => email },
      {
        id: 'role',
        title: t('people.role'),
        width: 150,
        isGrowing: true,
        filter: 'choice',
        card: 'line',
        value: (person) => rolesOf(person, t) || null,
      },
      {
        id: 'where',
        title: t('people.where'),
        width: 140,
        filter: 'choice',
        isGrowing: true,
        value: (person) => placesOf(person) || null,
      },
      {
        id: 'state',
        title: t('people.state'),
        width: 96,
        filter: 'choice',
        card: 'figure',
        value: ({ state }) => t(`state.${state}`),
        cell: ({ state }) => <Chip tone={state === 'invited' ? 'accent' : undefined}>{t(`state.${state}`)}</Chip>,
      },
      {
        id: 'away',
        title: t('absence.until'),
        width: 104,
        type: 'date',
        isHidden: people.every(({ away }) => away === null), // it would be empty, beside names that need the room
        value: ({ away }) => away?.untilDay ?? null,
        reason: () => t('absence.here'),
      },
      // which links were open on a past day is not kept
      ...(isPast
        ? []
        : [
            {
              id: 'link',
              title: t('people.linkUntil'),
              width: 120,
              type: 'date' as const,
              isHidden: people.every(({ linkExpiresAt }) => linkExpiresAt === null),
              value: ({ linkExpiresAt }: Person) => linkExpiresAt,
              reason: () => t('people.noLink'),
            },
          ]),
    ],
    [t, isPast, people],
  );
}
