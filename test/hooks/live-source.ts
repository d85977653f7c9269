import type { AnalyticsEvent } from '../../src/model/event.js';
import type { AnyResolvedQuery } from '../../src/model/query.js';
import type { AnalyticsSource, DataChange } from '../../src/model/source.js';
import { memorySource } from '../../src/sources/memory.js';

/** A source to which events can be added, and that remembers what it was asked. */
export function liveSource(events: AnalyticsEvent[], id: string) {
  let inner = memorySource(events, { id });
  const asked: AnyResolvedQuery[] = [];
  const listeners = new Set<(change: DataChange) => void>();
  let gate: Promise<void> | null = null;
  let open = () => {};
  const source: AnalyticsSource = {
    ...inner,
    async run(query, options) {
      asked.push(query);
      const answering = inner;
      await gate;
      return answering.run(query, options);
    },
    subscribe(onChange) {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
  };
  return {
    source,
    asked,
    listeners,
    add(...added: AnalyticsEvent[]) {
      events = [...events, ...added];
      inner = memorySource(events, { id });
      const from = Math.min(...added.map(({ time }) => time));
      for (const listener of listeners) listener({ version: String(events.length), from });
    },
    /** Questions from now on wait, until the function it returns is called. */
    hold(): () => void {
      gate = new Promise((resolve) => {
        open = resolve;
      });
      return () => {
        gate = null;
        open();
      };
    },
  };
}
