import { earliestTime, latestTime } from '../model/schema.js';

const isoPattern =
  /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?))?\s?(Z|UTC|[+-]\d\d(?::?\d\d)?)?$/i;

function readText(text: string): number {
  const match = isoPattern.exec(text.trim());
  if (!match) return Number.NaN;
  const [, date, time = '00:00', zone = 'Z'] = match;
  // Without a zone it is UTC: a file must not mean another instant on another machine.
  const offset = /^(z|utc)$/i.test(zone)
    ? 'Z'
    : `${zone.slice(0, 3)}:${zone.slice(3).replace(':', '') || '00'}`;
  return Date.parse(`${date}T${time.replace(',', '.')}${offset}`);
}

/** Milliseconds of a number of seconds, milliseconds, micro- or nanoseconds, told apart by its size. */
function scaled(value: number): number {
  const size = Math.abs(value);
  if (size < 1e11) return value * 1_000;
  if (size < 1e14) return value;
  return size < 1e17 ? value / 1_000 : value / 1_000_000;
}

/**
 * An instant in epoch milliseconds from a number, ISO 8601 text (a space for the `T` will do; no zone means UTC) or a
 * Date; finer clocks are floored.
 *
 * @param guessUnit numbers may be seconds (below 1e11), milliseconds, micro- (from 1e14) or nanoseconds (from 1e17);
 *   otherwise they are milliseconds
 * @returns NaN for anything else and for instants outside 1900–2200
 */
export function readInstant(value: unknown, guessUnit: boolean): number {
  let time = Number.NaN;
  if (typeof value === 'number') time = guessUnit ? scaled(value) : value;
  else if (typeof value === 'bigint') time = guessUnit ? scaled(Number(value)) : Number(value);
  else if (value instanceof Date) time = value.getTime();
  else if (typeof value === 'string') {
    const number = /^-?\d{5,}(\.\d+)?$/.test(value) ? Number(value) : Number.NaN;
    time = Number.isNaN(number) ? readText(value) : guessUnit ? scaled(number) : number;
  }
  time = Math.floor(time);
  return time >= earliestTime && time < latestTime ? time : Number.NaN;
}
