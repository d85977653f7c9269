import type { Random } from '../random.js';

/** Someone who visits the product, with what does not change about them. */
export interface Visitor {
  user: string;
  /** Their own clock, hours ahead of UTC. */
  zoneHours: number;
  country: string | null;
  device: string;
  os: string;
  browser: string;
  source: string | null;
  /** How likely they are to sign up, compared with others. */
  interest: number;
  /** How much they use the product, compared with others; most are below 1, a few above 4. */
  engagement: number;
}

/** Name, hours ahead of UTC, share of phones, share of Macs among computers. */
const countries: [string, number, number, number][] = [
  ['United States', -5, 0.24, 0.42],
  ['Germany', 1, 0.18, 0.24],
  ['India', 5.5, 0.52, 0.08],
  ['United Kingdom', 0, 0.22, 0.36],
  ['Spain', 1, 0.3, 0.22],
  ['Brazil', -3, 0.46, 0.1],
  ['France', 1, 0.24, 0.28],
  ['Canada', -5, 0.22, 0.38],
  ['Netherlands', 1, 0.18, 0.36],
  ['Japan', 9, 0.36, 0.34],
  ['Mexico', -6, 0.44, 0.12],
  ['Australia', 10, 0.24, 0.4],
  ['Poland', 1, 0.24, 0.14],
  ['Portugal', 0, 0.3, 0.2],
  ['Sweden', 1, 0.2, 0.38],
  ['Argentina', -3, 0.42, 0.1],
  ['South Korea', 9, 0.34, 0.2],
  ['Nepal', 5.75, 0.56, 0.05],
];
const countryWeights = countries.map((_, rank) => 1 / (rank + 1) ** 1.1);

const browsers: Record<string, [string[], number[]]> = {
  Windows: [
    ['Chrome', 'Edge', 'Firefox'],
    [62, 28, 10],
  ],
  macOS: [
    ['Chrome', 'Safari', 'Firefox'],
    [52, 40, 8],
  ],
  Linux: [
    ['Firefox', 'Chrome'],
    [55, 45],
  ],
  Android: [
    ['Chrome', 'Samsung Internet', 'Firefox'],
    [84, 12, 4],
  ],
  iOS: [
    ['Safari', 'Chrome'],
    [86, 14],
  ],
  iPadOS: [
    ['Safari', 'Chrome'],
    [90, 10],
  ],
};

/** Name, weight, interest of those who come from there. */
const sources: [string, number, number][] = [
  ['Google', 38, 1],
  ['Direct', 23, 0.95],
  ['Newsletter', 11, 1.2],
  ['GitHub', 10, 1.15],
  ['LinkedIn', 8, 0.7],
  ['Partner', 6, 1.45],
  ['Product Hunt', 4, 0.6],
];
const sourceWeights = sources.map(([, weight]) => weight);

function systemOf(phones: number, macs: number, random: Random): [device: string, os: string] {
  const draw = random.next();
  if (draw < phones) return ['Mobile', random.chance(0.25 + macs) ? 'iOS' : 'Android'];
  if (draw < phones + 0.04) return ['Tablet', random.chance(0.7) ? 'iPadOS' : 'Android'];
  if (random.chance(macs)) return ['Desktop', 'macOS'];
  return ['Desktop', random.chance(0.09) ? 'Linux' : 'Windows'];
}

export function createVisitor(index: number, random: Random): Visitor {
  const [country, zoneHours, phones, macs] = countries[
    random.weighted(countryWeights)
  ] as (typeof countries)[number];
  const [device, os] = systemOf(phones, macs, random);
  const [names, weights] = browsers[os] as [string[], number[]];
  const [source, , interest] = sources[random.weighted(sourceWeights)] as (typeof sources)[number];
  return {
    user: `u${String(index + 1).padStart(6, '0')}`,
    zoneHours,
    country: random.chance(0.03) ? null : country,
    device,
    os,
    browser: names[random.weighted(weights)] as string,
    source: random.chance(0.04) ? null : source,
    interest: interest * (device === 'Mobile' ? 0.75 : 1.08),
    engagement: Math.min(9, random.spread(0.8)),
  };
}
