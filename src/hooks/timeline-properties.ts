import type { Scalar } from '../model/event.js';
import type { TimelineEvent } from '../model/timeline.js';

/** Properties that say with what somebody came, the most telling first. */
const deviceNames = [
  'device',
  'deviceType',
  'browser',
  'os',
  'platform',
  'country',
  'city',
  'appVersion',
] as const;

/** Properties that say most about what happened: shown before others. */
const tellingNames = ['page', 'path', 'url', 'route', 'screen', 'title', 'message', 'error'];

/** Whether a property says with what somebody came, in whatever way it is written. */
const isOfDevice = new Set<string>(deviceNames);

/** What is the same all along. */
export interface Surroundings {
  /** With what somebody came: values of device, browser, system, country … */
  device: string[];
  /** Names of properties that need not be told of each event. */
  constant: ReadonlySet<string>;
}

/**
 * What the events of a session have in common: properties that are set on more than half of them, with one value all along,
 * and of the first event that says so, with what somebody came.
 */
export function surroundingsOf(events: readonly TimelineEvent[]): Surroundings {
  const seen = new Map<string, { value: Scalar; count: number; varies: boolean }>();
  for (const { properties = {} } of events) {
    for (const [name, value] of Object.entries(properties)) {
      if (value === null) continue;
      const known = seen.get(name);
      if (!known) seen.set(name, { value, count: 1, varies: false });
      else {
        known.count++;
        known.varies ||= known.value !== value;
      }
    }
  }
  const device = deviceNames.flatMap((name) => {
    const known = seen.get(name);
    return known && !known.varies && known.value !== '' ? [String(known.value)] : [];
  });
  const constant = new Set<string>();
  for (const [name, { count, varies }] of seen) {
    if (varies) continue;
    if (isOfDevice.has(name) || (events.length > 1 && count * 2 > events.length))
      constant.add(name);
  }
  return { device: device.slice(0, 4), constant };
}

const mostShown = 3;

/** Values that say themselves what they are of. */
const isClear = new Set(['page', 'path', 'url', 'route', 'screen', 'message']);

/**
 * What is told of an event beside its name: up to three properties, those that say most first. `isClear`: the
 * value needs no name.
 */
export function keyProperties(
  { properties = {} }: Pick<TimelineEvent, 'properties'>,
  constant: ReadonlySet<string>,
): { name: string; value: Scalar; isClear: boolean }[] {
  const set = Object.entries(properties).filter(
    (entry): entry is [string, Scalar] =>
      entry[1] !== null && entry[1] !== '' && !constant.has(entry[0]),
  );
  const rank = (name: string) => {
    const at = tellingNames.indexOf(name);
    return at < 0 ? tellingNames.length : at;
  };
  return set
    .sort(([a], [b]) => rank(a) - rank(b))
    .slice(0, mostShown)
    .map(([name, value]) => ({ name, value, isClear: isClear.has(name) }));
}

/** The place of the last event before that is the same thing; -1 when there is none. */
export function sameBefore(events: readonly TimelineEvent[], at: number): number {
  const { event: name, kind } = events[at] as TimelineEvent;
  for (let i = at - 1; i >= 0; i--) {
    const each = events[i] as TimelineEvent;
    if (each.event === name && each.kind === kind) return i;
  }
  return -1;
}

/** A property of an event, beside what it was the last time the same happened. */
export interface ComparedProperty {
  name: string;
  /** Null: not set. */
  value: Scalar | null;
  before: Scalar | null;
  /** `none`: there is nothing to compare with. */
  change: 'none' | 'same' | 'changed' | 'added' | 'removed';
}

/** An event's properties by name as they come, those that were set before and are not any more last. */
export function compareProperties(
  event: Pick<TimelineEvent, 'properties'>,
  earlier: Pick<TimelineEvent, 'properties'> | null,
): ComparedProperty[] {
  const now = event.properties ?? {};
  const then = earlier?.properties ?? {};
  const names = [...new Set([...Object.keys(now), ...Object.keys(then)])];
  return names.flatMap((name): ComparedProperty[] => {
    const value = now[name] ?? null;
    const before = then[name] ?? null;
    if (value === null && before === null) return [];
    const change = !earlier
      ? 'none'
      : before === null
        ? 'added'
        : value === null
          ? 'removed'
          : value === before
            ? 'same'
            : 'changed';
    return [{ name, value, before, change }];
  });
}
