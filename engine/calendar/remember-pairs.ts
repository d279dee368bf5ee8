/** Remembers a function of two objects by their identity: the same pair gives the same answer, made once. */
export function rememberPairs<K extends object, V>(make: (a: K, b: K) => V): (a: K, b: K) => V {
  const known = new Map<K, Map<K, V>>();
  return (a, b) => {
    const ofA = known.get(a) ?? new Map<K, V>();
    if (ofA.size === 0) known.set(a, ofA);
    const found = ofA.get(b);
    if (found !== undefined) return found;
    const made = make(a, b);
    ofA.set(b, made);
    return made;
  };
}
