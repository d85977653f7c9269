/** A place in a long list: an item that is drawn, or how many are left out. */
export type WindowSlot = { at: number } | { gap: number; before: number };

/** Which items lie within a stretch that scrolls, with some around it. */
export function visibleSpan(
  scrolled: number,
  room: number,
  pitch: number,
  count: number,
  around = 3,
): { from: number; to: number } {
  if (pitch <= 0) return { from: 0, to: count - 1 };
  return {
    from: Math.max(0, Math.floor(scrolled / pitch) - around),
    to: Math.min(count - 1, Math.ceil((scrolled + room) / pitch) + around),
  };
}

/**
 * What is drawn of a long list: the items of a span and one more wherever it is, with the gaps between them.
 *
 * @param keep an item that is always drawn: the one with the focus
 */
export function windowSlots(
  count: number,
  { from, to }: { from: number; to: number },
  keep: number,
): WindowSlot[] {
  const slots: WindowSlot[] = [];
  let next = 0;
  const add = (first: number, last: number) => {
    if (first > last) return;
    if (first > next) slots.push({ gap: first - next, before: first });
    for (let at = Math.max(first, next); at <= last; at += 1) slots.push({ at });
    next = Math.max(next, last + 1);
  };
  const inside = keep >= 0 && keep < count;
  if (inside && keep < from) add(keep, keep);
  add(Math.max(0, from), Math.min(count - 1, to));
  if (inside && keep > to) add(keep, keep);
  if (next < count) slots.push({ gap: count - next, before: count });
  return slots;
}
