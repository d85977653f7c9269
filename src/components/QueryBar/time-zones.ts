import { isTimeZone } from '../../model/time-zone.js';

/** A time zone to choose. */
export interface ZoneChoice {
  /** IANA name. */
  zone: string;
  /** One that is likely meant: stands first. */
  isNear: boolean;
}

/** Names that browsers still list, and what the zones are called now: what people look for. */
const renamed = new Map([
  ['Africa/Asmera', 'Africa/Asmara'],
  ['America/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
  ['America/Godthab', 'America/Nuuk'],
  ['Asia/Calcutta', 'Asia/Kolkata'],
  ['Asia/Katmandu', 'Asia/Kathmandu'],
  ['Asia/Rangoon', 'Asia/Yangon'],
  ['Asia/Saigon', 'Asia/Ho_Chi_Minh'],
  ['Atlantic/Faeroe', 'Atlantic/Faroe'],
  ['Europe/Kiev', 'Europe/Kyiv'],
  ['Pacific/Enderbury', 'Pacific/Kanton'],
  ['Pacific/Ponape', 'Pacific/Pohnpei'],
  ['Pacific/Truk', 'Pacific/Chuuk'],
]);

/** What a zone is called now, where the runtime knows it by that name. */
function currentName(zone: string): string {
  const name = renamed.get(zone);
  return name && isTimeZone(name) ? name : zone;
}

/** The zone of whoever looks at the page. */
export function viewerZone(): string {
  return currentName(new Intl.DateTimeFormat().resolvedOptions().timeZone);
}

/** Every zone the runtime knows by name. */
function knownZones(): readonly string[] {
  return typeof Intl.supportedValuesOf === 'function' ? Intl.supportedValuesOf('timeZone') : [];
}

/** Zones to choose from: the viewer's own, UTC and the current one, then all others by name. */
export function zoneChoices(
  own: string,
  current: string,
  known: readonly string[] = knownZones(),
): ZoneChoice[] {
  const near = [...new Set([own, 'UTC', current])].filter(isTimeZone);
  const others = [...new Set(known.map(currentName))]
    .filter((zone) => !near.includes(zone))
    .toSorted();
  return [
    ...near.map((zone) => ({ zone, isNear: true })),
    ...others.map((zone) => ({ zone, isNear: false })),
  ];
}
