import type { Tx } from '../database.ts';
import type { Access } from '../http/access.ts';

/** A record that was found. */
export interface SearchHit {
  readonly id: string;
  readonly title: string;
  /** What tells it from others of its name. */
  readonly detail?: string | null;
  /** The record on whose page it stands, if it has none of its own. */
  readonly within?: { readonly kind: string; readonly id: string };
}

/** How a module lets people find its records of one kind. */
export interface SearchSource {
  readonly kind: string;
  /**
   * At most `limit` records that have all words of `query` (each may be only begun) and that the actor may read: those
   * that are called so first, then those whose name begins so, then the rest. The same question twice gives the same
   * order. `search_<table>` of the database finds them fast; see migrations/0011-search.ts.
   */
  find(tx: Tx, access: Access, query: string, limit: number): Promise<readonly SearchHit[]>;
}
