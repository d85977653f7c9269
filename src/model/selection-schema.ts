import * as v from 'valibot';

import { lifecycleStates } from './lifecycle.js';
import { instant, scalar, wholeNumber } from './schema.js';
import { type Selection, selectableKinds } from './selection.js';

const groupKey = v.variant(
  'type',
  [
    v.strictObject({ type: v.literal('value'), value: scalar }),
    v.strictObject({ type: v.literal('none') }),
    v.strictObject({ type: v.literal('other'), count: wholeNumber(0, Number.MAX_SAFE_INTEGER) }),
  ],
  'expected the key of a group: { type: "value", value }, { type: "none" } or { type: "other", count }',
);
const key = v.exactOptional(groupKey);
const nodeRef = v.strictObject({ offset: wholeNumber(-10, 10), key: groupKey });
const index = wholeNumber(0, 10_000);

const asOf = v.exactOptional(instant);
/** The question a number is of. It is checked as a question of its own. */
const of = v.looseObject(
  { kind: v.picklist(selectableKinds, `expected one of: ${selectableKinds.join(', ')}`) },
  'expected the query the number is of',
);

function outcomes<const T extends string>(...names: T[]) {
  return v.picklist(names, `expected ${names.join(', ')}`);
}

const trend = v.strictObject({
  of,
  bucket: v.exactOptional(instant),
  key,
  previous: v.exactOptional(v.literal(true, 'expected true')),
  asOf,
});
const funnel = v.strictObject({
  of,
  step: index,
  outcome: outcomes('reached', 'droppedAfter', 'convertedFrom'),
  key,
  asOf,
});
const funnelTrend = v.strictObject({
  of,
  trend: instant,
  outcome: outcomes('entered', 'converted', 'lost'),
  asOf,
});
const retention = v.strictObject({
  of,
  group: instant,
  column: index,
  outcome: outcomes('acquired', 'returned', 'lost'),
  key,
  asOf,
});
const flowNode = v.strictObject({ of, node: nodeRef, asOf });
const flowLink = v.strictObject({
  of,
  link: v.strictObject({ from: nodeRef, to: nodeRef }),
  asOf,
});
const lifecycle = v.strictObject({
  of,
  bucket: instant,
  state: v.picklist(lifecycleStates, `expected ${lifecycleStates.join(', ')}`),
  asOf,
});
const stickiness = v.strictObject({ of, count: index, asOf });

/** A selection, told by the kind of its question; the question itself is only known to be one. */
export const selection: v.GenericSchema<unknown, Selection> = v.lazy((input) => {
  const given = (typeof input === 'object' && input !== null ? input : {}) as Record<
    string,
    unknown
  >;
  const kind = (given['of'] as { kind?: unknown } | null | undefined)?.kind;
  const schemas = new Map<unknown, v.GenericSchema<unknown, unknown>>([
    ['funnel', 'trend' in given ? funnelTrend : funnel],
    ['retention', retention],
    ['flow', 'link' in given ? flowLink : flowNode],
    ['lifecycle', lifecycle],
    ['stickiness', stickiness],
  ]);
  return (schemas.get(kind) ?? trend) as v.GenericSchema<unknown, Selection>;
});
