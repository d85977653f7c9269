import type { Scalar } from '../model/event.js';
import { type GroupKey, groupKey, sameGroup } from '../model/groups.js';

/** Which values belong to one group of an answer. */
export class ShownGroups {
  readonly #wanted: GroupKey | undefined;
  readonly #named: ReadonlySet<Scalar | null>;
  /** Whether the answer has the group at all. */
  readonly #isShown: boolean;

  /** @param keys the groups of the answer; without a wanted one every value belongs */
  constructor(keys: readonly GroupKey[] = [], wanted: GroupKey | undefined) {
    this.#wanted = wanted;
    this.#isShown = keys.some((key) => sameGroup(key, wanted));
    this.#named = new Set(
      keys.flatMap((key) =>
        key.type === 'other' ? [] : [key.type === 'value' ? key.value : null],
      ),
    );
  }

  holds(value: Scalar | null): boolean {
    if (!this.#wanted) return true;
    if (!this.#isShown) return false;
    if (this.#wanted.type === 'other') return !this.#named.has(value);
    return sameGroup(groupKey(value), this.#wanted);
  }
}
