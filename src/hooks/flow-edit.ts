import type { Scalar } from '../model/event.js';
import type { EventMatcher, Filter } from '../model/filter.js';
import {
  type FlowQuery,
  matchesPattern,
  maxFlowSteps,
  type NodeRef,
  type RewriteRule,
  rewriteValue,
} from '../model/flow.js';
import type { GroupKey } from '../model/groups.js';
import { isAny } from '../model/phrases.js';
import type { AbsoluteRange, RelativeRange } from '../model/scope.js';
import type { RewriteProblem } from '../model/user-flow-messages.js';
import type { RangeChoice } from './useRangeOfData.js';

/** What a reader asks of a flow: a {@link FlowQuery} that need not be complete. */
export interface FlowChoices extends Omit<FlowQuery, 'kind' | 'range' | 'anchor'> {
  /** Missing: the page's, else the last 30 days. */
  range?: RangeChoice;
  /** What the flow starts from. Missing: any event, so the first of each session (or user). */
  anchor?: EventMatcher;
}

/** Most names a step can have. */
export const maxNodesPerStep = 50;
const defaultNodesPerStep = 5;
/** Rows that `other` gives up when it is opened. */
export const rowsAtATime = 3;

/** The question behind the settings; null while the range is not known. */
export function flowQuestion(
  choices: FlowChoices & { view?: unknown },
  range: AbsoluteRange | RelativeRange | null,
): FlowQuery | null {
  if (!range) return null;
  const { view: _view, range: _range, anchor = {}, ...options } = choices;
  return { kind: 'flow', anchor, ...options, range };
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Leaves events out everywhere. */
export function hideEvents<T extends FlowChoices>(value: T, match: EventMatcher): T {
  const exclude = value.exclude ?? [];
  if (exclude.some((each) => same(each, match))) return value;
  return { ...value, exclude: [...exclude, match] };
}

/** Shows events again that were left out. */
export function restoreEvents<T extends FlowChoices>(value: T, index: number): T {
  const exclude = (value.exclude ?? []).toSpliced(index, 1);
  const { exclude: _all, ...rest } = value;
  return (exclude.length > 0 ? { ...rest, exclude } : rest) as T;
}

/** Starts the flow from other events; they are not left out any more. */
export function startFrom<T extends FlowChoices>(value: T, match: EventMatcher): T {
  const at = (value.exclude ?? []).findIndex((each) => same(each, match));
  return { ...(at < 0 ? value : restoreEvents(value, at)), anchor: match };
}

/** One step more on a side, up to the most there can be. */
export function addStep<T extends FlowChoices>(value: T, side: 'before' | 'after'): T {
  const count = value[side] ?? (side === 'after' ? 3 : 0);
  return { ...value, [side]: Math.min(maxFlowSteps, count + 1) };
}

/** Names a few more of what `other` folds. */
export function showMore<T extends FlowChoices>(value: T): T {
  const { nodesPerStep = defaultNodesPerStep } = value;
  return { ...value, nodesPerStep: Math.min(maxNodesPerStep, nodesPerStep + rowsAtATime) };
}

/** Texts that fit a pattern. Where the pattern has several stars, what is between them may stand in any order. */
function patternFilter(property: string, pattern: string): Filter {
  const [first = '', ...rest] = pattern.split('*');
  const last = rest.pop();
  if (last === undefined) return { property, op: 'eq', value: pattern };
  return {
    all: [
      { property, op: 'isSet' },
      ...(first ? [{ property, op: 'startsWith', value: first } as const] : []),
      ...rest.filter(Boolean).map((part): Filter => ({ property, op: 'contains', value: part })),
      ...(last ? [{ property, op: 'endsWith', value: last } as const] : []),
    ],
  };
}

/** Values that are shown as a name: itself where no rule renames it, and what the rules rename to it. */
function valueFilter(property: string, value: Scalar, rules: readonly RewriteRule[]): Filter {
  const renamed = rules.flatMap((rule, i): Filter[] => {
    if (rule.as !== value) return [];
    const earlier = rules.slice(0, i).filter(({ as }) => as !== value);
    const fits = patternFilter(property, rule.match);
    if (earlier.length === 0) return [fits];
    return [
      { all: [fits, ...earlier.map(({ match }) => ({ not: patternFilter(property, match) }))] },
    ];
  });
  const isTaken = rules.some(
    ({ match }) => typeof value === 'string' && matchesPattern(value, match),
  );
  const own: Filter[] = isTaken ? [] : [{ property, op: 'eq', value }];
  const any = [...own, ...renamed];
  return any.length === 1 ? (any[0] as Filter) : { any };
}

/** The events a node stands for; null for `other`, which stands for many. */
export function nodeEvents(
  key: GroupKey,
  { node = '$event', rewrite = [] }: Pick<FlowQuery, 'node' | 'rewrite'>,
): EventMatcher | null {
  if (key.type === 'other') return null;
  if (key.type === 'none') return { where: { property: node, op: 'isNotSet' } };
  const { value } = key;
  const isRenamed =
    rewrite.some(({ as }) => as === value) || rewriteValue(value, rewrite) !== value;
  if (node === '$event' && !isRenamed) return { event: String(value) };
  return { where: valueFilter(node, value, rewrite) };
}

/** The events of a node, where they can be left out: not those the flow starts from. */
export function hideable(
  { offset, key }: NodeRef,
  query: Pick<FlowQuery, 'anchor' | 'node' | 'rewrite'>,
): EventMatcher | null {
  if (offset === 0 && !isAny(query.anchor)) return null;
  return nodeEvents(key, query);
}

/** What is wrong with a rule among others; null when it does its work. */
export function rewriteProblem(
  rules: readonly RewriteRule[],
  index: number,
): RewriteProblem | null {
  const rule = rules[index];
  if (!rule || rule.match === '') return 'noMatch';
  if (rule.as === '') return 'noName';
  if (rule.match.length > 1000 || rule.as.length > 1000) return 'long';
  const isTaken = rules
    .slice(0, index)
    .some((earlier) => earlier.match !== '' && matchesPattern(rule.match, earlier.match));
  return isTaken ? 'shadowed' : null;
}

/** The rules that do their work. */
export function workingRules(rules: readonly RewriteRule[]): RewriteRule[] {
  return rules.filter((_, i) => rewriteProblem(rules, i) === null);
}
