import type { Random } from '../random.js';

/** Zones and instants at which their clocks change, or where nothing should happen. */
const places: { timeZone: string; instants: number[] }[] = [
  {
    // Half an hour forwards and back.
    timeZone: 'Australia/Lord_Howe',
    instants: [Date.UTC(2024, 3, 6, 15), Date.UTC(2024, 9, 5, 15, 30)],
  },
  {
    // 30 December 2011 does not exist.
    timeZone: 'Pacific/Apia',
    instants: [Date.UTC(2011, 11, 30, 10), Date.UTC(2012, 3, 1, 14)],
  },
  { timeZone: 'Asia/Kathmandu', instants: [Date.UTC(2024, 5, 30, 18, 15)] },
  {
    // Midnight is skipped, and comes twice.
    timeZone: 'America/Sao_Paulo',
    instants: [Date.UTC(2018, 10, 4, 3), Date.UTC(2018, 1, 18, 2)],
  },
  {
    // One minute after midnight until 2011.
    timeZone: 'America/St_Johns',
    instants: [Date.UTC(2011, 2, 13, 3, 31), Date.UTC(2024, 10, 3, 4, 30)],
  },
  { timeZone: 'Europe/Madrid', instants: [Date.UTC(2024, 2, 31, 1), Date.UTC(2024, 9, 27, 1)] },
  { timeZone: 'UTC', instants: [Date.UTC(2024, 1, 29), Date.UTC(1969, 11, 31, 23)] },
];

/** An instant near which a data set is interesting. */
export function randomInstant(random: Random): number {
  return random.pick(random.pick(places).instants);
}

/** Mostly the zone whose clocks change nearest to `instant`, else any. */
export function randomZone(random: Random, instant: number): string {
  if (random.chance(0.35)) return random.pick(places).timeZone;
  const distance = (instants: number[]): number =>
    Math.min(...instants.map((change) => Math.abs(change - instant)));
  return places.reduce((a, b) => (distance(b.instants) < distance(a.instants) ? b : a)).timeZone;
}
