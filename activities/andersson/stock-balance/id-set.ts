const radix = 36;

/** Ids of rows as text for a heartbeat: the distances between them, ascending. A hundred thousand take some 300 KB at most. */
export function idsAsText(ids: ReadonlySet<number>): string {
  let before = 0;
  const distances: string[] = [];
  for (const id of Float64Array.from(ids).sort()) {
    distances.push((id - before).toString(radix));
    before = id;
  }
  return distances.join(' ');
}

export function idsOfText(text: string): Set<number> {
  const ids = new Set<number>();
  let id = 0;
  for (const distance of text.split(' ').filter(Boolean)) {
    id += Number.parseInt(distance, radix);
    ids.add(id);
  }
  return ids;
}
