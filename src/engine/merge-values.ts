import type { Scalar } from '../model/event.js';
import { hashNext, HashSlots, hashStart, mixed } from './hash-slots.js';
import type { Work } from './work.js';

/** Values added in one step. */
const valuesPerStep = 16_384;

/**
 * Where the values of a list are, by hash. Lists made one from another share it: the later one begins as the earlier one
 * does, and what others have added is not where it says.
 */
const places = new WeakMap<readonly (Scalar | null)[], HashSlots>();

/**
 * One list of the different values of two: those of the base keep their places.
 *
 * The first time costs a pass over the base's list, and about 12 bytes a value kept with it; then only the delta's counts.
 */
export function* mergeValues<V extends Scalar | null>(
  base: readonly V[],
  delta: readonly V[],
): Work<{ values: readonly V[]; indexOf: Uint32Array }> {
  const slots = places.get(base) ?? (yield* placesOf(base));
  const indexOf = new Uint32Array(delta.length);
  const added: V[] = [];
  for (let i = 0; i < delta.length; i++) {
    const value = delta[i] as V;
    const hash = hashOf(value);
    // Numbers in slots are from 1.
    let place = slots.find(hash, (number) => base[number - 1] === value);
    if (place === 0) {
      added.push(value);
      place = base.length + added.length;
      slots.add(hash, place);
    }
    indexOf[i] = place - 1;
    if (i % valuesPerStep === 0) yield { done: i, total: delta.length, unit: 'events' };
  }
  if (added.length === 0) return { values: base, indexOf };
  const values = base.concat(added);
  places.set(values, slots);
  return { values, indexOf };
}

function* placesOf(values: readonly (Scalar | null)[]): Work<HashSlots> {
  const slots = new HashSlots();
  for (let i = 0; i < values.length; i++) {
    slots.add(hashOf(values[i] as Scalar | null), i + 1);
    if (i % valuesPerStep === 0) yield { done: i, total: values.length, unit: 'events' };
  }
  places.set(values, slots);
  return slots;
}

const bits = new DataView(new ArrayBuffer(8));

function hashOf(value: Scalar | null): number {
  let hash = hashStart;
  if (typeof value === 'string') {
    for (let i = 0; i < value.length; i++) hash = hashNext(hash, value.charCodeAt(i));
  } else if (typeof value === 'number') {
    // 0 and -0 are the same value.
    bits.setFloat64(0, value + 0);
    hash = hashNext(hashNext(hash, bits.getInt32(0)), bits.getInt32(4));
  } else {
    hash = hashNext(hash, value === null ? 2 : Number(value));
  }
  return mixed(hash);
}
