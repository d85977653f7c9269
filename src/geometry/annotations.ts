import type { AbsoluteRange } from '../model/scope.js';
import { spreadLabels } from './axis.js';
import { positionOf } from './trend.js';

/** Something that happened, to be marked on a chart of time. */
export interface Annotation {
  /** Epoch milliseconds. */
  time: number;
  label: string;
  /** Where to read more. */
  href?: string;
}

export interface PlacedAnnotation extends Annotation {
  /** 1, 2, … in the order of time. */
  number: number;
  /** Where the line stands. */
  x: number;
  /** Where the numbered pin stands: beside the line where pins would cover each other. */
  pin: number;
}

/** Diameter of a pin with the space around it. */
const pinSize = 18;

/** Annotations within the buckets, in order of time. */
export function placeAnnotations(
  annotations: readonly Annotation[],
  buckets: readonly AbsoluteRange[],
  step: number,
): PlacedAnnotation[] {
  const placed = annotations
    .toSorted((a, b) => a.time - b.time)
    .flatMap((annotation) => {
      const x = positionOf(annotation.time, buckets, step);
      return x === null ? [] : [{ ...annotation, x }];
    });
  const pins = spreadLabels(
    placed.map(({ x }) => x),
    pinSize,
    0,
    step * buckets.length,
  );
  return placed.map((annotation, i) => ({
    ...annotation,
    number: i + 1,
    pin: pins[i] ?? annotation.x,
  }));
}
