/** Columns by id in the order shown. The first of a grid names its rows: it stays first, and is always shown. */
type Order = readonly string[];

/** The ids that there still are, each once, with the first of the grid in its place. */
export function knownColumns(order: Order, all: Order): Order {
  const [first = ''] = all;
  return [first, ...new Set(order.filter((id) => id !== first && all.includes(id)))];
}

/** With one column more, after the nearest of those that stand before it in the grid; unchanged where it is shown. */
export function withColumn(order: Order, id: string, all: Order): Order {
  if (order.includes(id) || !all.includes(id)) return order;
  const before = all.slice(0, all.indexOf(id)).findLast((other) => order.includes(other));
  return order.toSpliced(before === undefined ? 0 : order.indexOf(before) + 1, 0, id);
}

export function withoutColumn(order: Order, id: string): Order {
  return order.filter((other, index) => other !== id || index === 0);
}

/** With the column at the place `to`, counted without it; the first stays, and nothing comes before it. */
export function moveColumn(order: Order, id: string, to: number): Order {
  const from = order.indexOf(id);
  if (from <= 0) return order;
  const rest = order.toSpliced(from, 1);
  return rest.toSpliced(Math.max(1, Math.min(rest.length, to)), 0, id);
}
