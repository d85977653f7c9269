import type { Bucket } from '../model/calendar.js';
import type { FunnelRows } from '../model/funnel.js';
import type { AttemptRules } from './attempt-rules.js';
import { convertingStarts } from './ordered.js';
import { strictStarts } from './strict.js';
import type { UnitEvents } from './unit-events.js';
import { unorderedStarts } from './unordered.js';

/** Counts in which buckets units enter a funnel, and in which of them they convert. */
export class FunnelTrend {
  readonly #rules: AttemptRules;
  readonly #buckets: readonly Bucket[];
  readonly #entered: Float64Array;
  readonly #converted: Float64Array;

  constructor(rules: AttemptRules, buckets: readonly Bucket[]) {
    this.#rules = rules;
    this.#buckets = buckets;
    this.#entered = new Float64Array(buckets.length);
    this.#converted = new Float64Array(buckets.length);
  }

  /** Adds a unit with all its events. */
  add(events: UnitEvents): void {
    entriesOf(events, this.#rules, this.#buckets, (bucket, converts) => {
      this.#entered[bucket] = (this.#entered[bucket] as number) + 1;
      if (converts) this.#converted[bucket] = (this.#converted[bucket] as number) + 1;
    });
  }

  rows(): NonNullable<FunnelRows['trend']> {
    return Array.from(this.#entered, (entered, bucket) => ({
      bucket,
      entered,
      converted: this.#converted[bucket] as number,
    })).filter(({ entered }) => entered > 0);
  }
}

/** Calls `entered` for every bucket a unit enters in, and says whether it converts from there. */
export function entriesOf(
  events: UnitEvents,
  rules: AttemptRules,
  buckets: readonly Bucket[],
  entered: (bucket: number, converts: boolean) => void,
): void {
  let bucket = buckets.length;
  let converts = false;
  const close = () => {
    if (bucket < buckets.length) entered(bucket, converts);
  };
  const found = (time: number, reaches: boolean): void => {
    let own = bucket;
    while (own === buckets.length || time < (buckets[own]?.start ?? 0)) own--;
    if (own !== bucket || rules.firstOnly) {
      if (!rules.firstOnly) close();
      bucket = own;
      converts = false;
    }
    converts ||= reaches;
  };
  if (rules.order === 'ordered') convertingStarts(events, rules, found);
  else if (rules.order === 'strict') strictStarts(events, rules, found);
  else unorderedStarts(events, rules, found);
  close();
}
