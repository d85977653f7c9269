/*
 * Local days of IANA zones through Intl, which every browser and Node ships with up-to-date rules. Instants are epoch
 * milliseconds; a local date is written as the epoch milliseconds its midnight would have in UTC ("wall" time).
 */

export const dayMs = 86_400_000;

const formats = new Map<string, Intl.DateTimeFormat>();

function offsetFormat(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
    formats.set(timeZone, format);
  }
  return format;
}

/** Whether the runtime knows the zone. */
export function isTimeZone(timeZone: string): boolean {
  try {
    offsetFormat(timeZone);
    return true;
  } catch {
    return false;
  }
}

/** Local time minus UTC at an instant, in milliseconds; seconds of old local mean times included. */
export function zoneOffset(timeZone: string, instant: number): number {
  if (timeZone === 'UTC') return 0;
  const text = offsetFormat(timeZone).format(instant);
  const match = /GMT([+-])(\d\d):(\d\d)(?::(\d\d))?/.exec(text);
  if (!match) return 0;
  const [, sign, hours, minutes, seconds = '0'] = match;
  const size = Number(hours) * 3_600_000 + Number(minutes) * 60_000 + Number(seconds) * 1_000;
  return sign === '-' ? -size : size;
}

/** Midnight of the local date an instant falls on, as wall time. */
export function localDate(timeZone: string, instant: number): number {
  const wall = instant + zoneOffset(timeZone, instant);
  return Math.floor(wall / dayMs) * dayMs;
}

/** The first instant at which local clocks show `wall` or later, between the offsets of a day before and a day after. */
function firstAtOrAfter(timeZone: string, wall: number, before: number, after: number): number {
  let low = wall - after - dayMs;
  let high = wall - before + dayMs;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (middle + zoneOffset(timeZone, middle) >= wall) high = middle;
    else low = middle;
  }
  return high;
}

/**
 * The instant at which local clocks show a wall time: the earlier one where they show it twice, the instant of the jump
 * where they skip it.
 */
export function localInstant(timeZone: string, wall: number): number {
  if (timeZone === 'UTC') return wall;
  const before = zoneOffset(timeZone, wall - dayMs);
  const after = zoneOffset(timeZone, wall + dayMs);
  // Clocks that go back show it twice: the earlier instant has the larger offset.
  for (const offset of [Math.max(before, after), Math.min(before, after)]) {
    if (zoneOffset(timeZone, wall - offset) === offset) return wall - offset;
  }
  return firstAtOrAfter(timeZone, wall, before, after);
}

/**
 * The first instant at which the local date is `date` or later. Where the day does not exist (a zone that crossed the
 * date line) that is also the first instant of the day after.
 */
export function dayStart(timeZone: string, date: number): number {
  return localInstant(timeZone, date);
}
