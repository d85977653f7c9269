import { plural } from './phrases.js';

/* English for the component's own words. */

/** An offset from UTC, as zones are told by: "UTC+5:30". */
function offset(ms: number): string {
  if (ms === 0) return 'UTC';
  const minutes = Math.round(Math.abs(ms) / 60_000);
  const rest = minutes % 60;
  const hours = Math.floor(minutes / 60);
  return `UTC${ms < 0 ? '−' : '+'}${hours}${rest === 0 ? '' : `:${String(rest).padStart(2, '0')}`}`;
}

export const queryBarMessages = {
  queryBar: 'What this page is about',
  timeZone: 'Time zone',
  zoneName: (zone: string): string => zone.replaceAll('_', ' '),
  zoneOffset: offset,
  /** `offsetText` is empty where the zone’s name says it. */
  yourZone: (offsetText: string): string => (offsetText ? `yours, ${offsetText}` : 'yours'),
  nearZones: 'Suggested',
  allZones: 'All time zones',
  filtersButton: (count: number): string => (count === 0 ? 'Filters' : `Filters (${count})`),
  resetScope: 'Reset',
  resetHint: 'Ask about everything again',
  scopeReset: 'The page asks about everything again',
  refreshPage: 'Refresh',
  asOf: (day: string, time: string): string => `as of ${day}, ${time}`,
  asOfSaid: (time: string): string => `As of ${time}`,
  selectedOnPage: 'Selected on this page',
  openSelected: (label: string, count: string): string =>
    `Only ${label}${count ? `, ${count}` : ''}: open`,
  scopeSaid: (range: string, zone: string, who: string, filters: number): string =>
    [
      `The page asks about: ${range}`,
      zone.replaceAll('_', ' '),
      who,
      filters > 0 ? `${filters} ${plural(filters, 'filter', 'filters')}` : '',
    ]
      .filter(Boolean)
      .join(', '),
};
