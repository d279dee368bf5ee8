import { useState } from 'react';
import { useChange } from '../client/use-operation.ts';
import { Anchor, useGo } from '../frame/anchor.tsx';
import { useMay } from '../frame/shell.ts';
import { undoable } from '../history/undo.ts';
import { useFault } from '../parts/error-state.tsx';
import { toast } from '../parts/toast.ts';
import { useWords } from '../words/words-context.tsx';
import { type SavedView, savedViews } from './saved-views.ts';
import type { GridViews } from './use-grid-view.ts';
import type { ViewAddress } from './use-view-address.ts';
import { ViewNameDialog } from './view-name-dialog.tsx';

interface ViewMenuProps {
  /** Of the grid. */
  readonly name: string;
  readonly views: GridViews;
  readonly addressOf: ViewAddress;
  readonly close: () => void;
}

const topics = ['views'];

/** All views of a list, mine and those that are shared, and what can be done with the one that is shown. */
export function ViewMenu({ name, views, addressOf, close }: ViewMenuProps) {
  const t = useWords('platform');
  const go = useGo();
  const tell = useFault();
  const mayShare = useMay('view.share');
  const [naming, setNaming] = useState<'new' | 'rename' | null>(null);
  const create = useChange(savedViews.createView, { topics });
  const update = useChange(savedViews.updateView, { topics });
  const share = useChange(savedViews.shareView, { topics });
  const choose = useChange(savedViews.chooseView, { topics });
  const remove = useChange(savedViews.deleteView, { topics });
  const { all, current, isChanged, state } = views;

  const act = (work: Promise<unknown>) => {
    work.catch((error: unknown) => toast(tell(error)));
    close();
  };
  const item = (key: string, run: () => Promise<unknown>) => (
    <button key={key} type="button" className="popover-item" onClick={() => act(run())}>
      {t(`grid.views.${key}`)}
    </button>
  );
  const save = async (view: SavedView) => {
    const { entryId } = await update.run({
      viewId: view.viewId,
      changes: [{ field: 'state', from: view.state, to: state }],
    });
    go(addressOf({ viewId: view.viewId, state }), true);
    undoable(entryId, t('grid.views.wasSaved', { name: view.name }));
  };
  const toggleSharing = async ({ viewId, isShared, name: called }: SavedView) => {
    const { entryId } = await share.run({ viewId, from: isShared, to: !isShared });
    undoable(entryId, t(isShared ? 'grid.views.wasUnshared' : 'grid.views.wasShared', { name: called }));
  };
  const drop = async (view: SavedView) => {
    const { entryId } = await remove.run({ viewId: view.viewId });
    go(addressOf(), true);
    undoable(entryId, t('grid.views.wasDeleted', { name: view.name }));
  };
  const copyLink = async (view: SavedView) => {
    await navigator.clipboard.writeText(new URL(addressOf(view), location.href).href);
    toast(t(view.isShared ? 'grid.views.linkCopied' : 'grid.views.ownLinkCopied'));
  };
  const nameIt = async (called: string) => {
    if (naming === 'rename' && current) {
      const { viewId, name: from } = current;
      const { entryId } = await update.run({ viewId, changes: [{ field: 'name', from, to: called }] });
      undoable(entryId, t('grid.views.wasRenamed', { name: called }));
    } else {
      const { view } = await create.run({ grid: name, name: called, state });
      await choose.run({ viewId: view.viewId, isFavourite: true, isDefault: false });
      go(addressOf(view), true);
    }
    close();
  };
  const star = ({ viewId, isFavourite, isDefault }: SavedView) =>
    void choose.run({ viewId, isFavourite: !isFavourite, isDefault }).catch((error: unknown) => toast(tell(error)));

  const lists = [
    { title: 'mine', items: all.filter(({ isOwn }) => isOwn) },
    { title: 'shared', items: all.filter(({ isOwn }) => !isOwn) },
  ];
  return (
    <>
      {lists.map(({ title, items }) =>
        items.length === 0 ? null : (
          <section key={title} aria-label={t(`grid.views.${title}`)}>
            <div className="popover-label">{t(`grid.views.${title}`)}</div>
            {items.map((view) => (
              <div key={view.viewId} className="view-line">
                <Anchor
                  to={addressOf(view)}
                  className="popover-item"
                  aria-current={view === current ? 'true' : undefined}
                  title={view.isOwn ? undefined : (view.ownerName ?? undefined)}
                  onClick={close}
                >
                  <span className="grid-text">{view.name}</span>
                  <span className="mute popover-check">{noteOf(view, t)}</span>
                </Anchor>
                <button
                  type="button"
                  className="view-star"
                  aria-pressed={view.isFavourite}
                  aria-label={t('grid.views.favourite', { name: view.name })}
                  title={t('grid.views.favouriteHint')}
                  onClick={() => star(view)}
                >
                  <svg viewBox="0 0 16 16" aria-hidden="true">
                    <path d="M8 1.8l1.9 3.9 4.3.6-3.1 3 .7 4.3L8 11.6l-3.8 2 .7-4.3-3.1-3 4.3-.6z" />
                  </svg>
                </button>
              </div>
            ))}
            <hr />
          </section>
        ),
      )}
      {current?.mayEdit && isChanged && item('save', () => save(current))}
      <button type="button" className="popover-item" onClick={() => setNaming('new')}>
        {t(current ? 'grid.views.saveAs' : 'grid.views.saveNew')}
      </button>
      {current && isChanged && item('reset', async () => go(addressOf(current), true))}
      {current && item('copyLink', () => copyLink(current))}
      {current &&
        item(current.isDefault ? 'noDefault' : 'makeDefault', () =>
          choose.run({ ...current, isDefault: !current.isDefault }),
        )}
      {current?.mayEdit && (
        <>
          <hr />
          <button type="button" className="popover-item" onClick={() => setNaming('rename')}>
            {t('grid.views.rename')}
          </button>
          {mayShare && item(current.isShared ? 'unshare' : 'share', () => toggleSharing(current))}
          {item('delete', () => drop(current))}
        </>
      )}
      {naming && (
        <ViewNameDialog
          isNew={naming === 'new'}
          name={naming === 'rename' ? (current?.name ?? '') : ''}
          onName={nameIt}
          onClose={() => setNaming(null)}
        />
      )}
    </>
  );
}

function noteOf({ isDefault, isOwn, isShared, ownerName }: SavedView, t: ReturnType<typeof useWords>): string | null {
  if (isDefault) return t('grid.views.isDefault');
  if (!isOwn) return ownerName;
  return isShared ? t('grid.views.isShared') : null;
}
