import type { Scalar } from './event.js';
import type { EventMatcher } from './filter.js';
import type { GroupKey } from './groups.js';
import type { Meta } from './meta.js';
import type { ResolvedScope, Scope } from './scope.js';

/** Most steps on one side of the anchor. */
export const maxFlowSteps = 10;
/** How many whole paths an answer has at most. */
export const maxFlowPaths = 50;

/** Renames values that match a pattern as a whole: `*` stands for any run of characters, also none. */
export interface RewriteRule {
  match: string;
  as: string;
}

/**
 * What people did before and after something.
 *
 * In this order: events in scope; `exclude`; the node of each event, through the first rule of `rewrite` that matches; sort
 * by time, node in group order (a missing one last), anchor matches first; runs of one node are one step with
 * `collapseRepeats`. The step that holds a unit's first anchor match is offset 0. Units without one take no part.
 */
export interface FlowQuery extends Scope {
  kind: 'flow';
  anchor: EventMatcher;
  /** Steps shown before the anchor, 0 … 10. Default 0. */
  before?: number;
  /** Steps shown after it, 0 … 10. Default 3. */
  after?: number;
  /** Whose sequences are followed. Sessions are cut at the range. Default `session`. */
  unit?: 'session' | 'user';
  /** Events left out, anchor or not. */
  exclude?: EventMatcher[];
  /** The property or `$field` whose value an event is shown as. Default `$event`. */
  node?: string;
  /** Text values only. */
  rewrite?: RewriteRule[];
  /** How many nodes of an offset are named before the rest is folded into `other`. Default 5, 1 … 50. */
  nodesPerStep?: number;
  /** Default true. */
  collapseRepeats?: boolean;
}

export interface ResolvedFlowQuery extends ResolvedScope {
  kind: 'flow';
  anchor: EventMatcher;
  before: number;
  after: number;
  unit: 'session' | 'user';
  exclude: EventMatcher[];
  node: string;
  rewrite: RewriteRule[];
  nodesPerStep: number;
  collapseRepeats: boolean;
}

/** One node of one step. */
export interface NodeRef {
  /** 0 is the anchor, negative before it. */
  offset: number;
  key: GroupKey;
}

/**
 * How many units had a node at an offset, and where they went.
 *
 * From offset 0 on: links out + `ended` + `unseen` = `count`; before it: links in + `started` + `unseen` = `count`. Also, at
 * every offset but the first shown: links in + `started` = `count`; at every offset but the last: links out + `ended` =
 * `count`.
 */
export interface FlowNode {
  key: GroupKey;
  count: number;
  /** Their sequence ends here. */
  ended: number;
  /** Their sequence begins here. */
  started: number;
  /**
   * Their sequence goes on past the last offset shown: at the last one (`after`), those that have a next step; at the first
   * one, when steps before the anchor are shown, those that have an earlier one. 0 elsewhere.
   */
  unseen: number;
}

export interface FlowLink {
  from: NodeRef;
  to: NodeRef;
  count: number;
}

/** A whole sequence over the offsets shown, never folded. */
export interface FlowPath {
  /** Offset of its first node. */
  from: number;
  /** Null is an event without the node's property. */
  nodes: (Scalar | null)[];
  count: number;
}

export interface FlowResult {
  kind: 'flow';
  /** Units with an anchor match. */
  total: number;
  /**
   * By offset, ascending, from `-before` to `after`; offsets nobody reached have no nodes. Nodes by count, descending, ties
   * in group order, `none` last among equals, `other` last.
   */
  steps: { offset: number; nodes: FlowNode[] }[];
  /** By offset, then in the order of the nodes they leave, then of those they reach. */
  links: FlowLink[];
  /**
   * The 50 most frequent. Ties: shorter first, then node by node in group order (a missing one last), then the one that
   * begins first.
   */
  paths: FlowPath[];
  meta: Meta;
}

/** Sources return the finished flow. */
export type FlowRows = FlowResult;

/** Which value a text becomes. */
export function rewriteValue(value: Scalar | null, rules: readonly RewriteRule[]): Scalar | null {
  if (typeof value !== 'string') return value;
  const rule = rules.find(({ match }) => matchesPattern(value, match));
  return rule ? rule.as : value;
}

/** Whether a pattern with `*` matches the whole text. Takes time proportional to their lengths multiplied at most. */
export function matchesPattern(text: string, pattern: string): boolean {
  const parts = pattern.split('*');
  const first = parts[0] as string;
  if (parts.length === 1) return text === first;
  const last = parts.at(-1) as string;
  if (text.length < first.length + last.length) return false;
  if (!text.startsWith(first) || !text.endsWith(last)) return false;
  let at = first.length;
  const end = text.length - last.length;
  for (const part of parts.slice(1, -1)) {
    const found = text.indexOf(part, at);
    if (found < 0 || found + part.length > end) return false;
    at = found + part.length;
  }
  return true;
}
