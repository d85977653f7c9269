import type { Scalar } from '../../model/event.js';
import { compareScalars, compareText } from '../../model/order.js';
import type { Identity } from '../../model/scope.js';
import type { PreparedEvent } from './prepare.js';
import { userOf } from './units.js';

/** Whose the first of some events is: at one instant by event name, then by user, one without last. */
export function firstUser(events: readonly PreparedEvent[], identity: Identity): string | null {
  const [first] = events.toSorted(
    (a, b) =>
      a.time - b.time ||
      compareText(a.event, b.event) ||
      compareScalars(userOf(a, identity), userOf(b, identity)),
  );
  return first ? userOf(first, identity) : null;
}

/** The value on the latest event that has it set, the last in group order at one instant. */
export function latestValue(
  events: readonly PreparedEvent[],
  valueIn: (event: PreparedEvent) => Scalar | null,
): Scalar | null {
  const last = events
    .filter((event) => valueIn(event) !== null)
    .toSorted((a, b) => a.time - b.time || compareScalars(valueIn(a), valueIn(b)))
    .at(-1);
  return last ? valueIn(last) : null;
}
