import type { Routes } from './define-contract.ts';

const own = { permission: 'notice.read', scope: 'self', errors: [] } as const;

/** What one is told of: in the application, and by mail as one likes. */
export const noticeRoutes = {
  listNotices: { ...own, method: 'GET', path: '/notices' },
  getNoticeState: { ...own, method: 'GET', path: '/notices/state' },
  markNoticesRead: { ...own, method: 'POST', path: '/notices/read', permission: 'notice.update' },
  listNoticePreferences: { ...own, method: 'GET', path: '/notice-preferences' },
  updateNoticePreference: { ...own, method: 'PUT', path: '/notice-preferences/:kind', permission: 'notice.update' },
} as const satisfies Routes;
