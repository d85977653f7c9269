import type { CatalogProperty } from '../model/catalog.js';
import type { Scalar } from '../model/event.js';
import type { Condition, Filter, Operator } from '../model/filter.js';

export type PropertyType = CatalogProperty['types'][number];

/** A condition while it is edited: not yet, or no longer, a valid one. */
export interface ConditionDraft {
  property: string;
  op: Operator;
  /** Chosen values of `is` and `is one of`, and their complements. */
  list: Scalar[];
  /** What was typed for the others; the lower end of `between`. */
  text: string;
  /** Upper end of `between`. */
  high: string;
  ignoreCase: boolean;
}

const listOps: Operator[] = ['eq', 'ne', 'in', 'notIn'];
const textOps: Operator[] = [
  'contains',
  'notContains',
  'startsWith',
  'notStartsWith',
  'endsWith',
  'notEndsWith',
];
const orderOps: Operator[] = ['gt', 'gte', 'lt', 'lte', 'between'];
const setOps: Operator[] = ['isSet', 'isNotSet'];

/** How the operand of an operator is given. */
export function operandOf(op: Operator): 'list' | 'text' | 'order' | 'none' {
  if (listOps.includes(op)) return 'list';
  if (textOps.includes(op)) return 'text';
  return orderOps.includes(op) ? 'order' : 'none';
}

/** The operators that mean something for a property whose values have these types. */
export function operatorsFor(types: readonly PropertyType[]): Operator[] {
  return [
    ...listOps,
    ...(types.includes('string') ? textOps : []),
    ...(types.includes('number') ? orderOps : []),
    ...setOps,
  ];
}

/** Whether a part of a filter is one condition, not a combination. */
export function isCondition(part: Filter): part is Condition {
  return 'property' in part;
}

/** The parts of a filter that must all hold. */
export function partsOf(filter: Filter | undefined): Filter[] {
  if (!filter) return [];
  return 'all' in filter ? filter.all : [filter];
}

/** The filter whose parts must all hold; undefined without any. */
export function filterOf(parts: readonly Filter[]): Filter | undefined {
  return parts.length > 1 ? { all: [...parts] } : parts[0];
}

/** A new condition on a property, with the operator people most often want for its type. */
export function startCondition(property: string, types: readonly PropertyType[]): ConditionDraft {
  const op = types.length === 1 && types[0] === 'number' ? 'gte' : 'in';
  return { property, op, list: [], text: '', high: '', ignoreCase: false };
}

/** The draft of a condition. */
export function draftCondition(condition: Condition): ConditionDraft {
  const { property, op, value, ignoreCase = false } = condition;
  const values = value === undefined ? [] : Array.isArray(value) ? value : [value];
  const inList = operandOf(op) === 'list';
  return {
    property,
    op,
    list: inList ? values : [],
    text: inList ? '' : String(values[0] ?? ''),
    high: op === 'between' ? String(values[1] ?? '') : '',
    ignoreCase,
  };
}

/** Another operator; what was chosen is kept where the new one can use it. */
export function changeOperator(draft: ConditionDraft, op: Operator): ConditionDraft {
  const from = operandOf(draft.op);
  const to = operandOf(op);
  const single = op === 'eq' || op === 'ne';
  const list = from === 'list' && single ? draft.list.slice(0, 1) : draft.list;
  const [first] = draft.list;
  const carried = from === 'list' && (to === 'text' || to === 'order') && first !== undefined;
  return {
    ...draft,
    op,
    list,
    text: carried && draft.text === '' ? String(first) : draft.text,
    // Someone who types a part of a word seldom means its case.
    ignoreCase: to === 'text' && from !== 'text' ? true : to === 'text' && draft.ignoreCase,
  };
}

const several: Partial<Record<Operator, Operator>> = { eq: 'in', ne: 'notIn' };
const single: Partial<Record<Operator, Operator>> = { in: 'eq', notIn: 'ne' };

/** Takes a value in or out; "is" becomes "is one of" with the second one. */
export function toggleValue(draft: ConditionDraft, value: Scalar): ConditionDraft {
  const list = draft.list.includes(value)
    ? draft.list.filter((chosen) => chosen !== value)
    : [...draft.list, value];
  return { ...draft, list, op: list.length > 1 ? (several[draft.op] ?? draft.op) : draft.op };
}

/** A typed number, or null when it is none. */
export function numberIn(text: string): number | null {
  const value = Number(text.trim());
  return text.trim() !== '' && Number.isFinite(value) ? value : null;
}

/** The condition of a draft, or null while something is missing. One value of "is one of" is "is". */
export function conditionOf(
  draft: ConditionDraft,
  types: readonly PropertyType[],
): Condition | null {
  const { property, op, list, text, high, ignoreCase } = draft;
  const folded = ignoreCase ? { ignoreCase } : {};
  switch (operandOf(op)) {
    case 'none':
      return { property, op };
    case 'list': {
      const [first] = list;
      if (first === undefined) return null;
      if (list.length === 1) return { property, op: single[op] ?? op, value: first, ...folded };
      return { property, op: several[op] ?? op, value: list, ...folded };
    }
    case 'text':
      return text === '' ? null : { property, op, value: text, ...folded };
    case 'order': {
      const typed = (entry: string): Scalar | null =>
        numberIn(entry) ?? (types.includes('number') || entry === '' ? null : entry);
      const low = typed(text);
      if (low === null) return null;
      if (op !== 'between') return { property, op, value: low };
      const top = typed(high);
      if (top === null || typeof top !== typeof low) return null;
      return { property, op, value: low <= top ? [low, top] : [top, low] };
    }
  }
}
