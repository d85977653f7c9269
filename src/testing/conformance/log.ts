import type { AnalyticsEvent, Scalar } from '../../model/event.js';

const entry = /^(?<stamp>(?:\d\d-\d\d )?-?\d+(?::\d\d)*) (?<event>.+?)(?: (?<properties>\{.*\}))?$/;

/**
 * Events as a table: a line a user, `user | stamp event | stamp event {"price":5}`.
 *
 * @param timeOf the instant of a stamp: whole numbers, or a clock such as `01-02 12:00:05`
 */
export function parseLog(text: string, timeOf: (stamp: string) => number): AnalyticsEvent[] {
  return text
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [user = '', ...entries] = line.split('|').map((part) => part.trim());
      return entries.map((each) => {
        const parts = entry.exec(each)?.groups;
        if (!parts) throw new Error(`invalid entry of a log: "${each}"`);
        const { stamp = '', event = '', properties } = parts;
        return {
          time: timeOf(stamp),
          event,
          user,
          ...(properties
            ? { properties: JSON.parse(properties) as Record<string, Scalar | null> }
            : {}),
        };
      });
    });
}
