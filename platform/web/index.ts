/**
 * What screens are built from.
 *
 * A module's `web/screens.ts` hangs its routes under `pageRoute` and gives its menu entries and record addresses; its
 * pages are `Page` → `Lead` → `GridTools` and `DataGrid`, or a record's facts; its data comes by `useOperation`.
 *
 * Classes for a word inside a sentence or cell: `dim` and `mute` (quieter), `late`, `warn`, `good` (status only).
 * Colours, sizes and the row height are the custom properties of theme/tokens.css.
 */

// Charts: lines under a sentence, and the same as a table; small ones for tiles and rows
export { Chart } from './charts/chart.tsx';
export type { ChartData } from './charts/chart-data.ts';
export { Sparkline } from './charts/sparkline.tsx';

// Data: server state lives in the query cache only, and follows the server's events by topic
export type { TopicEvent } from './client/events.ts';
export { type Operation, type Operations, operations, type UploadFile } from './client/operations.ts';
export { createCache } from './client/query-cache.ts';
export { useRemembered } from './client/remembered.ts';
export { useAllPages } from './client/use-all-pages.ts';
export { isUnderway, type Job, useJob } from './client/use-job.ts';
export { useChange, useOperation } from './client/use-operation.ts';

// What people say about a record, and what they are told
export { Conversation } from './conversation/conversation-part.tsx';
// Forms
export type { Field } from './form/field-input.tsx';
export { Form } from './form/form.tsx';
// Frame: routes, pages, addresses, who is signed in
export { Anchor, useGo } from './frame/anchor.tsx';
export { Failed } from './frame/failed.tsx';
export { Mark } from './frame/mark.tsx';
export { Page, type Step, useTitle } from './frame/page.tsx';
export { inPast, type Past, usePast } from './frame/past.ts';
export { RecordTabs } from './frame/record-tabs.tsx';
export { pageRoute, restRoute, rootRoute } from './frame/routes.ts';
export { tellOrganisation } from './frame/same-organisation.ts';
export type { PlatformScreens, Screens } from './frame/screens.ts';
export { useServerInstant } from './frame/server-instant.ts';
export {
  type Command,
  type FoundKind,
  type Identity,
  type IdentityState,
  type MenuEntry,
  type RecordTab,
  type RolePlaces,
  type Shell,
  ShellContext,
  type Theme,
  themes,
  useIdentity,
  useMay,
  useRecordAddress,
  useShell,
} from './frame/shell.ts';
export { useAddress } from './frame/use-address.ts';
export { useNarrow } from './frame/use-narrow.ts';
export type { AddedRows, CellEdit, CellEditor, GridValue } from './grid/cell-editor.ts';
// Grid: `useGrid` is the model, `GridTools` its bar, `DataGrid` its rows
export { DataGrid } from './grid/data-grid.tsx';
export type { DataGridProps } from './grid/data-grid-props.ts';
export type { GridColumn, GridSort } from './grid/grid-column.ts';
export type { GridGroup, GridRow, GroupRow } from './grid/grid-row.ts';
export { GridTools } from './grid/grid-tools.tsx';
export { ListPage } from './grid/list-page.tsx';
export { isRecordId, type PageFilter, type PageFilters, usePageFilters } from './grid/page-filters.ts';
export { type Grid, type GridOptions, useGrid } from './grid/use-grid.ts';
export type { GridViews } from './grid/use-grid-view.ts';
// Undo: acts that returned an entry are undone by Ctrl-Z without more; `undoable` also offers it in a toast
export { FieldHistories } from './history/field-history.tsx';
export { FoldedHistory, RecordHistory } from './history/history-part.tsx';
export { undoable } from './history/undo.ts';
export { jobScreens } from './jobs/screens.ts';
// Palette and keys: what one opened last, what keys a part of the page has
export { type KeySection, useKeyHelp } from './keys/key-help.ts';
export { NoticePreferences } from './notices/notice-preferences.tsx';
export { forgetRecent, useRecentRecord } from './palette/recent.ts';
export { screens as searchScreens } from './palette/screens.ts';

// Parts of pages
export { Button } from './parts/button.tsx';
export { Confirm } from './parts/confirm.tsx';
export { CopyField } from './parts/copy-field.tsx';
export { DateText, InstantText, ServerInstantText, UntilText } from './parts/date-text.tsx';
export { Dialog } from './parts/dialog.tsx';
export { DropTarget, FileButton } from './parts/drop-target.tsx';
export { EmptyState } from './parts/empty-state.tsx';
export { ErrorPage } from './parts/error-page.tsx';
export { ErrorState, Fault, useFault } from './parts/error-state.tsx';
export { Facts } from './parts/facts.tsx';
export { Lead } from './parts/lead.tsx';
export { Popover } from './parts/popover.tsx';
export { JobProgress, Progress } from './parts/progress.tsx';
export { Parts, Sentence } from './parts/sentence.tsx';
export { type OpenRecord, SidePanel, useOpenRecord, WithPanel } from './parts/side-panel.tsx';
export { SideScroll } from './parts/side-scroll.tsx';
export { Chip, type Status, StatusMark } from './parts/status-mark.tsx';
export { Choice, type Tab, Tabs } from './parts/tabs.tsx';
export { toast } from './parts/toast.ts';
export { printVariance, Variance } from './parts/variance.tsx';
export { messageOf, type WireMessage } from './parts/wire-message.ts';
// Print and files: every list has them in its bar; other pages make a document
export type { GridDocument, GridPrint } from './print/grid-print.ts';
export { PdfButton } from './print/pdf-button.tsx';
export { printTo, usePrintSentence } from './print/print-sentences.ts';
export { saveExcel } from './print/save-excel.ts';

// Theme and words
export { Portico } from './theme/portico.tsx';
export { createFormat, type DateStyle, type Format } from './words/format.ts';
export { useFormat } from './words/format-context.tsx';
export { type Translate, useAllWords, useWords } from './words/words-context.tsx';
