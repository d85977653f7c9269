import type { AnalyticsEvent } from '../model/event.js';
import type { ExplainedEvent, ExplainResult } from '../model/explain.js';
import { type ResolvedSelection, selectedUnit } from '../model/selection.js';
import { unitsBehind } from './behind.js';
import { explainActivity } from './explain-activity.js';
import { explainFlow } from './explain-flow.js';
import { explainFunnel } from './explain-funnel.js';
import { explainRetention } from './explain-retention.js';
import { type Answer, type Explained, type UnitTable, unitTable } from './explain-table.js';
import { finishWork, type Work } from './work.js';

/** What the events of one unit can not tell. */
export interface ExplainContext {
  /** Which of the people the events are of are among those of the question, by id; null = the question is about all. */
  kept: readonly string[] | null;
  /** The answer over everybody's events, where the number is of a group or of a flow: it alone knows the groups. */
  answer: Answer | null;
}

/** Whether the unit is in the number: decided as for everybody, over its events alone. */
function isCounted(
  selection: ResolvedSelection,
  { scoped, lane }: UnitTable,
  answer: Answer | null,
): boolean {
  // oxlint-disable-next-line require-yield -- it is there already
  function* known(): Work<Answer> {
    return answer as Answer;
  }
  return finishWork(unitsBehind(scoped, selection, known)).lanes[lane] === 1;
}

function explainRows(
  selection: ResolvedSelection,
  unit: UnitTable,
  answer: Answer | null,
): Explained {
  const { of } = selection;
  switch (of.kind) {
    case 'funnel':
      return explainFunnel(selection as Parameters<typeof explainFunnel>[0], unit, answer);
    case 'retention':
      return explainRetention(selection as Parameters<typeof explainRetention>[0], unit, answer);
    case 'flow':
      return explainFlow(of, unit);
    default:
      return explainActivity(selection as Parameters<typeof explainActivity>[0], unit, answer);
  }
}

/** An event that was not used while another with its id was is a copy of that one. */
function markCopies(events: ExplainedEvent[]): void {
  const counted = new Set(
    events.flatMap(({ used, event }) => (used === null ? [] : event.id || [])),
  );
  for (const each of events) {
    if (each.reason && counted.has(each.event.id ?? '')) each.reason = 'duplicate';
  }
}

/**
 * Why a unit is, or is not, in a number. Whether it is counted is decided as it is for everybody.
 *
 * Costs about as much as the question would over so many events.
 *
 * @param events all of the unit's in the span the question reads, with the ids of their sessions
 * @param id of the user under the question's identity, or of the session where sessions are counted
 */
export function explainUnit(
  events: readonly AnalyticsEvent[],
  selection: ResolvedSelection,
  id: string,
  { kept, answer }: ExplainContext,
): Omit<ExplainResult, 'meta'> {
  const unit = unitTable(events, selection, id, kept);
  const { rows, reached } = explainRows(selection, unit, answer);
  const explained: ExplainedEvent[] = events.map((event) => ({
    event,
    matches: [],
    used: null,
    reason: null,
  }));
  unit.rows.forEach((row, i) => {
    Object.assign(explained[unit.placeOf(row)] as ExplainedEvent, rows[i]);
  });
  markCopies(explained);
  return {
    kind: 'explain',
    unit: selectedUnit(selection),
    id,
    counted: isCounted(selection, unit, answer),
    reached,
    events: explained,
  };
}
