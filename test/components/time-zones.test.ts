import { describe, expect, it } from 'vitest';

import { zoneChoices } from '../../src/components/QueryBar/time-zones.js';
import { queryBarMessages } from '../../src/model/query-bar-messages.js';

const known = ['Europe/Madrid', 'Asia/Kolkata', 'America/New_York'];
const hour = 3_600_000;

describe('zoneChoices', () => {
  it('puts the viewer’s own zone, UTC and the current one first, each once', () => {
    const zones = (own: string, current: string) =>
      zoneChoices(own, current, known).map(({ zone }) => zone);
    expect(zones('Europe/Madrid', 'Asia/Kolkata')).toEqual([
      'Europe/Madrid',
      'UTC',
      'Asia/Kolkata',
      'America/New_York',
    ]);
    expect(zones('UTC', 'UTC')).toEqual([
      'UTC',
      'America/New_York',
      'Asia/Kolkata',
      'Europe/Madrid',
    ]);
  });

  it('has zones by what they are called now, each once', () => {
    const zones = zoneChoices('UTC', 'UTC', ['Asia/Calcutta', 'Europe/Kiev', 'Asia/Kolkata']);
    expect(zones.map(({ zone }) => zone)).toEqual(['UTC', 'Asia/Kolkata', 'Europe/Kyiv']);
  });

  it('leaves out what the runtime does not know', () => {
    expect(zoneChoices('Mars/Olympus', 'UTC', [])).toEqual([{ zone: 'UTC', isNear: true }]);
  });

  it('knows the zones of the runtime', () => {
    expect(zoneChoices('UTC', 'UTC').length).toBeGreaterThan(300);
  });
});

describe('queryBarMessages', () => {
  it('tells offsets in hours, and minutes where there are some', () => {
    const { zoneOffset } = queryBarMessages;
    expect([0, hour, 5.5 * hour, -3 * hour, -3.5 * hour].map(zoneOffset)).toEqual([
      'UTC',
      'UTC+1',
      'UTC+5:30',
      'UTC−3',
      'UTC−3:30',
    ]);
  });
});
