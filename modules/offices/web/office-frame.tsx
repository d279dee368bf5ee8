import { Navigate, useParams } from '@tanstack/react-router';
import { type ReactNode, useMemo } from 'react';
import {
  Anchor,
  ErrorState,
  Page,
  useMay,
  useNarrow,
  useOpenRecord,
  useOperation,
  usePast,
  useWords,
  WithPanel,
} from '#platform/web';
import { NewOffice } from './new-office.tsx';
import { useOfficeTree } from './office-list.tsx';
import { type Office, offices } from './offices.ts';
import './office.css';

interface OfficeFrameProps {
  /** The part of the office that the page shows, after the address of the office. */
  readonly part?: string;
  readonly title: string;
  readonly panel?: (office: Office, open: string, close: () => void) => ReactNode;
  readonly children: (office: Office) => ReactNode;
}

/**
 * The tree of offices, and beside it a part of the one that the address names; without an id of the highest one. Where
 * there is only one office there is no tree; on a narrow screen the tree is a page before that of the office.
 */
export function OfficeFrame({ part = '', title, panel, children }: OfficeFrameProps) {
  const t = useWords('offices');
  const { officeId } = useParams({ strict: false }) as { readonly officeId?: string };
  const isNarrow = useNarrow();
  const past = usePast();
  const { id: open, close } = useOpenRecord();
  const { tree, error, refetch } = useOfficeTree();
  const hasTree = tree.length > 1;
  const shownId = officeId ?? (isNarrow && hasTree ? undefined : tree[0]?.id);
  const { data, error: fault } = useOperation(
    offices.getOffice,
    { officeId: shownId ?? '' },
    { topics: ['organisation', 'people'], isEnabled: shownId !== undefined, keepsLast: true },
  );
  const office = data?.id === shownId ? data : undefined;
  // kept, as a new element would lead there again with every rendering until the page has come
  const lead = useMemo(() => <Navigate to={`/offices/${shownId}${location.search}` as never} replace />, [shownId]);
  if (shownId && !officeId) return lead;
  const failure = (tree.length === 0 && error) || (!office && fault);
  const path = [
    ...(hasTree ? [{ label: t('found.offices'), to: '/offices' }] : []),
    ...(office && title !== office.name && part ? [{ label: office.name, to: `/offices/${office.id}` }] : []),
  ];
  const side = past ? null : open === 'new' ? <NewOffice parentId={shownId} onClose={close} /> : open && office && panel?.(office, open, close); // biome-ignore format: one choice
  return (
    <Page title={part ? title : (office?.name ?? t('found.offices'))} path={path}>
      {failure ? (
        <div className="alone">
          <ErrorState isPage error={failure} onRetry={() => void refetch()} />
        </div>
      ) : (
        <WithPanel panel={side || undefined}>
          <div className={hasTree ? 'office has-tree' : 'office'}>
            {hasTree && (!isNarrow || shownId === undefined) && <Tree shownId={shownId} part={part} />}
            {office && (
              <div className="office-record">
                {hasTree && isNarrow && (
                  <Anchor className="office-all" to="/offices">
                    {t('office.all')}
                  </Anchor>
                )}
                {children(office)}
              </div>
            )}
          </div>
        </WithPanel>
      )}
    </Page>
  );
}

function Tree({ shownId, part }: { readonly shownId: string | undefined; readonly part: string }) {
  const t = useWords('offices');
  const { tree } = useOfficeTree();
  const mayCreate = useMay('office.create');
  const isPage = shownId === undefined;
  const Heading = isPage ? 'h1' : 'h2';
  return (
    <nav className="office-tree" aria-label={t('found.offices')}>
      <Heading>{t('found.offices')}</Heading>
      <ul>
        {tree.map(({ id, name, kind, depth }) => (
          <li key={id}>
            <Anchor
              to={`/offices/${id}${part}`}
              style={{ paddingLeft: 20 + depth * 16 }}
              aria-current={id === shownId ? 'page' : undefined}
            >
              <span>{name}</span>
              <small>{t(`office.kinds.${kind}`)}</small>
            </Anchor>
          </li>
        ))}
      </ul>
      {mayCreate && (
        <Anchor className="office-tree-act" to={`/offices${shownId ? `/${shownId}` : ''}?open=new`}>
          {t('office.create')}
        </Anchor>
      )}
    </nav>
  );
}
