/** Stored with every result: results of another version are computed anew. */
export const engineVersion = '1.8.0';
