import { engineKinds, startQuery } from '../engine/start-query.js';
import type { EventTable } from '../engine/table.js';
import { AnalyticsError, throwIfAborted } from '../model/errors.js';
import { defaultSessionPolicy } from '../model/event.js';
import type { AnyResolvedQuery } from '../model/query.js';
import type { AnalyticsSource, RunOptions } from '../model/source.js';
import { type EventReads, type LoadedTableOptions, loadTable } from './load-table.js';
import { SharedLoad } from './shared-load.js';
import { runInSlices } from './slices.js';

/** What {@link eventsSource} needs: a name, and how to load the events of a span of time. */
export interface EventsSourceOptions extends LoadedTableOptions {
  /**
   * Epoch milliseconds before which nothing can be loaded. Questions that need earlier events are then refused; the
   * lists of names and values are those since. Default: everything can be loaded.
   */
  historyFrom?: number;
}

/** A source that loads raw events. */
export interface EventsSource extends AnalyticsSource {
  /**
   * Forgets what was loaded: the next question loads again. Questions that are waiting are answered from what they wait
   * for. Answers that are cached elsewhere (by the hooks) are not touched; invalidate those too.
   */
  refresh(): void;
}

/** Whether events of `inner` are among those of `outer`. */
function covers(outer: EventReads, inner: EventReads): boolean {
  if (inner.end > outer.end) return false;
  return outer.start === null || (inner.start !== null && inner.start >= outer.start);
}

/**
 * Whether an answer depends on where sessions begin. A name that happens to be one of these words only makes a load wider
 * than it need be.
 */
function needsSessions(query: AnyResolvedQuery): boolean {
  return query.kind === 'timeline' || /"(\$session|sessions?)"(?!:)/.test(JSON.stringify(query));
}

function readsOf(query: AnyResolvedQuery, options: EventsSourceOptions): EventReads {
  const { id, historyFrom = null, sessions = defaultSessionPolicy } = options;
  const { start, end } = 'reads' in query ? query.reads : { start: null, end: query.now };
  // What there is to ask about is what can be loaded.
  if (query.kind === 'catalog' && start === null) return { start: historyFrom, end };
  if (historyFrom !== null && (start === null || start < historyFrom)) {
    const day = new Date(historyFrom).toISOString();
    throw new AnalyticsError(
      'source/unsupported',
      `the source "${id}" has no events before ${day} (historyFrom), and the question needs ${
        start === null ? 'all history' : `those from ${new Date(start).toISOString()}`
      }; take a range that starts later`,
    );
  }
  if (start === null || !needsSessions(query)) return { start, end };
  // A session that is open at the start began at most so long before.
  // Nor does it end later than that after the last: whether it goes on is seen.
  return {
    start: Math.max(historyFrom ?? -Infinity, start - sessions.maxMs),
    end: end + sessions.maxMs,
  };
}

/**
 * A source over an endpoint that returns raw events: `load` gets the span a question reads, and everything is computed
 * here, in slices that keep the page responsive.
 *
 * The last table loaded is kept, and answers every later question that reads a part of its span; `refresh` drops it.
 * Questions asked meanwhile share a load that covers them, which is aborted when all of them are. Nothing is retried.
 *
 * Sessions without an id of their own are derived from the events loaded; a question about sessions therefore loads
 * `sessions.maxMs` more before and after its range. Of sessions with ids of their own, events further away do not make them `clipped`. A run that is longer than that is cut from the first event loaded. Repeated ids
 * are found among the events of one load.
 *
 * A load costs the network, and about a microsecond a row and value; memory is that of one table (two while the next is
 * loaded). Name the `mapping` when rows vary: it is guessed anew from the first rows of every load.
 *
 * @throws from `run`: `source/unsupported` for events before `historyFrom`; `source/unreachable` with the `cause` that
 *   `load` threw; `source/malformed` when it returned no lists; `load/invalid` when the columns can not be guessed, or for
 *   the first unusable row with `invalid: 'throw'`; `source/aborted`; AnalyticsErrors of `load` as they are
 */
export function eventsSource(options: EventsSourceOptions): EventsSource {
  let kept: { reads: EventReads; table: EventTable } | null = null;
  let running: { reads: EventReads; load: SharedLoad<EventTable> }[] = [];

  const start = (reads: EventReads): SharedLoad<EventTable> => {
    const load = new SharedLoad<EventTable>(async (runOptions) => {
      try {
        const table = await loadTable(options, reads, runOptions);
        // Not if it was refreshed meanwhile, nor in place of a table that has it all.
        const current = running.some((other) => other.load === load);
        if (current && !(kept && covers(kept.reads, reads))) kept = { reads, table };
        return table;
      } finally {
        running = running.filter((other) => other.load !== load);
      }
    });
    running.push({ reads, load });
    return load;
  };

  const tableFor = async (reads: EventReads, runOptions: RunOptions): Promise<EventTable> => {
    if (kept && covers(kept.reads, reads)) return kept.table;
    const shared = running.find(({ load, ...of }) => !load.abandoned && covers(of.reads, reads));
    return (shared?.load ?? start(reads)).wait(runOptions);
  };

  return {
    id: options.id,
    capabilities: { kinds: engineKinds, history: options.historyFrom === undefined },
    async run(query, runOptions) {
      throwIfAborted(runOptions.signal);
      const table = await tableFor(readsOf(query, options), runOptions);
      return runInSlices(startQuery(table, query), runOptions);
    },
    refresh() {
      kept = null;
      running = [];
    },
  };
}
