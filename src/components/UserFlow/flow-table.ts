import type { FlowResult, NodeRef, ResolvedFlowQuery } from '../../model/flow.js';
import type { Format } from '../../model/format.js';
import { groupKey } from '../../model/groups.js';
import type { Messages } from '../../model/messages.js';
import type { userFlowMessages } from '../../model/user-flow-messages.js';
import type { PlainTable } from '../parts/csv.js';

interface TableOptions {
  messages: Messages & typeof userFlowMessages;
  format: Format;
}

type Cell = string | number | null;

/** Every link, and where sequences begin, end and go on unseen, as rows of where from, where to and how many. */
export function flowTable({ steps, links }: FlowResult, { messages }: TableOptions): PlainTable {
  const end = ({ offset, key }: NodeRef): Cell[] => [offset, messages.group(key)];
  const rows: Cell[][] = links.map(({ from, to, count }) => [...end(from), ...end(to), count]);
  for (const { offset, nodes } of steps) {
    for (const { key, ended, started, unseen } of nodes) {
      const at = end({ offset, key });
      const isBefore = offset < 0;
      if (started > 0) rows.push([null, messages.exportedStart, ...at, started]);
      if (ended > 0) rows.push([...at, null, messages.exportedEnd, ended]);
      if (unseen > 0) {
        const beyond = [null, messages.exportedUnseen];
        rows.push(isBefore ? [...beyond, ...at, unseen] : [...at, ...beyond, unseen]);
      }
    }
  }
  const { fromStep, fromName, toStep, toName, flowCountOf } = messages;
  return { columns: [fromStep, fromName, toStep, toName, flowCountOf], rows };
}

/** The most frequent whole paths: one a row, a step a column. */
export function pathsTable(
  { paths, total }: FlowResult,
  resolved: ResolvedFlowQuery,
  { messages, format }: TableOptions,
): PlainTable {
  const offsets = Array.from(
    { length: resolved.before + resolved.after + 1 },
    (_, i) => i - resolved.before,
  );
  return {
    columns: [
      ...offsets.map((offset) => messages.flowStep(offset, format)),
      messages.pathCount(resolved),
      messages.pathShare,
    ],
    rows: paths.map(({ from, nodes, count }) => [
      ...offsets.map((offset) => {
        const value = nodes[offset - from];
        return value === undefined ? null : messages.group(groupKey(value));
      }),
      count,
      count / total,
    ]),
  };
}
