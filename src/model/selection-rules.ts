import type { Bucket } from './calendar.js';
import type { NodeRef, ResolvedFlowQuery } from './flow.js';
import type { ResolvedFunnelQuery } from './funnel.js';
import type { GroupKey } from './groups.js';
import type { ResolvedRetentionQuery } from './retention.js';
import { invalidQuery } from './schema.js';
import type {
  FunnelSelection,
  FunnelTrendSelection,
  ResolvedSelection,
  RetentionSelection,
  TrendSelection,
} from './selection.js';
import type { ResolvedTrendQuery } from './trend.js';

/* Whether a selection names a number that its answer has. */

function hasBucket(buckets: readonly Bucket[], start: number, path: string): void {
  if (buckets.some((bucket) => bucket.start === start)) return;
  throw invalidQuery(path, `no bucket of the answer starts at ${start}`);
}

function hasGroups(of: { breakdown?: unknown }, key: GroupKey | undefined, path: string): void {
  if (key && !of.breakdown) {
    throw invalidQuery(`${path}.key`, 'the query has no breakdown, so no groups');
  }
}

function checkTrend(selection: TrendSelection<ResolvedTrendQuery>, path: string): void {
  const { of, bucket, key, previous } = selection;
  if (previous && !of.previous) {
    throw invalidQuery(`${path}.previous`, 'the query has no "compare"');
  }
  const buckets = (previous ? of.previous?.buckets : of.buckets) ?? [];
  if (bucket !== undefined) hasBucket(buckets, bucket, `${path}.bucket`);
  hasGroups(of, key, path);
}

function checkFunnel(
  selection: FunnelSelection<ResolvedFunnelQuery> | FunnelTrendSelection<ResolvedFunnelQuery>,
  path: string,
): void {
  const { of } = selection;
  if ('trend' in selection) {
    if (!of.buckets) throw invalidQuery(`${path}.trend`, 'the query has no interval');
    hasBucket(of.buckets, selection.trend, `${path}.trend`);
    return;
  }
  const { step, outcome, key } = selection;
  if (step >= of.steps.length) {
    throw invalidQuery(`${path}.step`, `there are only ${of.steps.length} steps`);
  }
  const isLast = !of.steps.some((each, k) => k > step && !each.optional);
  if (outcome !== 'reached' && isLast) {
    throw invalidQuery(`${path}.outcome`, 'no required step comes after this one');
  }
  hasGroups(of, key, path);
}

function checkRetention(
  { of, group, column, key }: RetentionSelection<ResolvedRetentionQuery>,
  path: string,
): void {
  hasBucket(of.groups, group, `${path}.group`);
  if (column >= of.columns.length) {
    throw invalidQuery(`${path}.column`, `there are only ${of.columns.length} columns`);
  }
  hasGroups(of, key, path);
}

function checkNode({ before, after }: ResolvedFlowQuery, { offset }: NodeRef, path: string): void {
  if (offset >= -before && offset <= after) return;
  throw invalidQuery(`${path}.offset`, `the flow shows offsets ${-before} to ${after}`);
}

/** @throws `query/invalid` when the answer has no such number */
export function checkSelection(selection: ResolvedSelection, path: string): void {
  const { of } = selection;
  switch (of.kind) {
    case 'trend':
      checkTrend(selection as TrendSelection<ResolvedTrendQuery>, path);
      break;
    case 'funnel':
      checkFunnel(selection as Parameters<typeof checkFunnel>[0], path);
      break;
    case 'retention':
      checkRetention(selection as RetentionSelection<ResolvedRetentionQuery>, path);
      break;
    case 'flow':
      if ('node' in selection) checkNode(of, selection.node, `${path}.node`);
      if ('link' in selection) {
        const { from, to } = selection.link;
        checkNode(of, from, `${path}.link.from`);
        checkNode(of, to, `${path}.link.to`);
        if (to.offset !== from.offset + 1) {
          throw invalidQuery(`${path}.link.to.offset`, 'a link leads to the next offset');
        }
      }
      break;
    case 'lifecycle':
      if ('bucket' in selection) hasBucket(of.buckets, selection.bucket ?? 0, `${path}.bucket`);
      break;
    case 'stickiness':
      if ('count' in selection && (selection.count < 1 || selection.count > of.buckets.length)) {
        throw invalidQuery(`${path}.count`, `expected 1 to ${of.buckets.length} buckets`);
      }
  }
}
