import type { Format } from './format.js';
import { capital, plural, userNouns, users } from './phrases.js';
import type { ResolvedRetentionQuery, RetentionCell, RetentionPeriod } from './retention.js';
import type { Identity } from './scope.js';
import { columnName } from './selection-messages.js';

/* English for the retention grid. */

type Acquisition = ResolvedRetentionQuery['acquisition'];
type Rule = ResolvedRetentionQuery['rule'];
type Clock = ResolvedRetentionQuery['clock'];
type Column = { from: number; to: number };

const rolling: Record<RetentionPeriod, string> = {
  hour: '60 minutes',
  day: '24 hours',
  week: '7 days',
  month: '30 days',
};

const everyPeriod: Record<RetentionPeriod, string> = {
  hour: 'Hourly',
  day: 'Daily',
  week: 'Weekly',
  month: 'Monthly',
};

/** A share without decimals; `<1%` and `>99%` where rounding would say none or all. */
function wholePercent(share: number | null, format: Format): string {
  if (share === null) return '–';
  if (share > 0 && share < 0.005) return `<${format.percent(0.01)}`;
  if (share < 1 && share >= 0.995) return `>${format.percent(0.99)}`;
  return format.percent(Math.round(share * 100) / 100);
}

const fixed = new Map<string, Intl.NumberFormat>();

/** A share with one decimal, also where it is 0, so that the numbers of a column line up; all is 100 %. */
function fixedPercent(share: number | null, format: Format): string {
  if (share === null || share === 0 || share === 1) return format.percent(share);
  if (share < 0.0005 || share >= 0.9995) return format.percent(share);
  let own = fixed.get(format.locale);
  if (!own) {
    own = new Intl.NumberFormat(format.locale, {
      style: 'percent',
      minimumFractionDigits: 1,
      maximumFractionDigits: 1,
    });
    fixed.set(format.locale, own);
  }
  return own.format(share);
}

function points(difference: number, format: Format): string {
  const size = Math.round(Math.abs(difference) * 1000) / 10;
  const text = new Intl.NumberFormat(format.locale, { maximumFractionDigits: 1 }).format(size);
  return `${text} ${plural(size, 'point', 'points')}`;
}

export const retentionGridMessages = {
  gridTitle: 'Retention',

  // The question
  gridStart: 'Who did',
  gridReturn: 'Came back with',
  gridAnyEvent: 'any event',
  gridEvents: (names: readonly string[]): string =>
    names.length === 1 ? (names[0] ?? '') : `${names[0]} or ${names.length - 1} more`,
  gridPeriod: 'By',
  gridMore: 'More',
  gridRule: 'Came back',
  gridRuleName: (rule: Rule, period: RetentionPeriod): string =>
    rule === 'on' ? `in that ${period}` : `in that ${period} or later`,
  gridAcquisition: 'Grouped by',
  gridAcquisitionName: (acquisition: Acquisition, period: RetentionPeriod): string =>
    ({
      recurring: `every ${period} they did it`,
      firstInRange: `their first ${period} in this range`,
      firstEver: `their first ${period} ever`,
    })[acquisition],
  gridNoHistory: 'This source does not know what came before the range.',
  gridClock: (period: RetentionPeriod): string => `A ${period} is`,
  gridClockName: (clock: Clock, period: RetentionPeriod): string =>
    clock === 'calendar'
      ? `a ${period} of the calendar`
      : `${rolling[period]} from each one’s start`,
  gridColumns: 'Columns',
  gridColumnsName: (kind: 'all' | 'periods' | 'brackets', period: RetentionPeriod): string =>
    ({
      all: 'as many as there are',
      periods: `a number of ${period}s`,
      brackets: `stretches of ${period}s`,
    })[kind],
  gridPeriodsField: (period: RetentionPeriod): string => `How many ${period}s after the first`,
  gridBracketsField: (period: RetentionPeriod): string => `Lengths in ${period}s, e.g. 1, 3, 7`,
  gridColumnsWrong: (kind: 'periods' | 'brackets', most: number): string =>
    kind === 'periods'
      ? `A whole number from 1 to ${most}`
      : `Whole numbers from 1 to ${most} with commas between them`,
  gridMinReturns: 'At least so many times',
  gridMinReturnsWrong: 'A whole number from 1',
  gridStartFilter: 'Only starts where',
  gridReturnFilter: 'Only returns where',
  gridChip: {
    rule: (rule: Rule, period: RetentionPeriod): string =>
      rule === 'on' ? `back in that ${period}` : `back in that ${period} or later`,
    periods: (count: number, period: RetentionPeriod): string =>
      `${count} ${plural(count, period, `${period}s`)} after`,
    brackets: (lengths: readonly number[], period: RetentionPeriod): string =>
      `${period}s ${lengths.join(', ')}`,
    minReturns: (count: number): string => `${count} times or more`,
    startFilter: (filter: string): string => `starts where ${filter}`,
    returnFilter: (filter: string): string => `returns where ${filter}`,
  },
  gridRemoveChip: (chip: string): string => `Remove: ${chip}`,

  // How it is shown
  gridViewName: (view: 'grid' | 'curve' | 'both'): string =>
    ({ grid: 'Grid', curve: 'Curve', both: 'Both' })[view],
  gridNumbers: 'Numbers',
  gridShare: 'Shares',
  gridCount: 'Counts',
  gridShades: 'Shades',
  gridShadesName: (shades: 'grid' | 'row' | 'full'): string =>
    ({ grid: 'whole grid', row: 'each row', full: '0 to 100%' })[shades],
  gridShadesEnd: (shades: 'grid' | 'row' | 'full', max: number, format: Format): string =>
    shades === 'row' ? 'row’s highest' : format.percent(max),
  gridLegendOpen: 'Not over yet',
  gridLegendFew: (under: number): string => `Under ${under} people`,
  gridCompare: 'Compare two',
  gridCompareHint: 'Choose two cells. With a mouse, Shift and a click do the same at any time.',
  gridComparePick: (first: string): string => `${first}: choose another cell to compare it with`,
  gridCompareEnd: 'End the comparison',
  gridDifference: (difference: number, format: Format): string =>
    difference === 0
      ? 'no difference'
      : `${points(difference, format)} ${difference > 0 ? 'more' : 'less'}`,
  gridChance: (z: number | null, overlaps: boolean, format: Format): string => {
    if (overlaps) return 'The same people may be in both, so chance cannot be told.';
    if (z === null) return '';
    const size = new Intl.NumberFormat(format.locale, {
      maximumFractionDigits: 1,
      signDisplay: 'never',
    }).format(z);
    return Math.abs(z) < 1.96
      ? `This may be chance (z ${size}).`
      : `This is hardly chance (z ${size}).`;
  },
  gridStillGrowing: 'Not over yet, so it may still grow.',

  // The grid
  gridKeys:
    'Arrow keys go from cell to cell, Enter opens the people of one, Shift and Enter chooses it to be compared.',
  gridGroupColumn: 'Group',
  gridSizeColumn: (identity: Identity): string => capital(userNouns(identity)[1]),
  gridColumn: (column: Column, period: RetentionPeriod): string =>
    capital(columnName(column, period)),
  gridColumnShort: ({ from, to }: Column): string => (from === to ? `${from}` : `${from}–${to}`),
  gridAll: 'All groups',
  gridGroupOf: (group: string, key: string): string => `${key}, ${group}`,
  gridGroup: (period: string): string => `${period} group`,
  gridCell: (share: number | null, isShort: boolean, format: Format): string =>
    isShort ? wholePercent(share, format) : fixedPercent(share, format),
  gridSizeName: (row: string, size: number, identity: Identity, format: Format): string =>
    `${row}: ${users(size, identity, format)}`,
  gridCellName: (
    row: string,
    column: string,
    { returned, eligible, partial }: RetentionCell,
    identity: Identity,
    format: Format,
    /** The share as the cell shows it. */
    share: string,
  ): string => {
    const [, many] = userNouns(identity);
    const at = `${row}, ${column}`;
    if (eligible === 0) return `${at}: ${partial ? 'not over for any group' : 'nobody'}`;
    return [
      `${at}: ${share}`,
      `${format.number(returned)} of ${format.number(eligible)} ${many}`,
      partial ? 'not over yet' : '',
    ]
      .filter(Boolean)
      .join(', ');
  },
  gridOf: (returned: number, eligible: number, identity: Identity, format: Format): string =>
    `${format.number(returned)} of ${users(eligible, identity, format)}`,
  gridInterval: ([low, high]: readonly [number, number], format: Format): string =>
    `95% interval ${format.percent(low)} – ${format.percent(high)}`,
  gridFew: (eligible: number, identity: Identity, format: Format): string =>
    `Only ${users(eligible, identity, format)}: the share is a guess`,
  gridCompletes: (instant: number, isHour: boolean, isInRange: boolean, format: Format): string => {
    const when = isHour ? format.dateTime(instant) : format.date(instant);
    return isInRange ? `Completes on ${when}` : `Completes on ${when}, after this range ends`;
  },
  gridWeighted: (groups: number): string =>
    `Over the ${groups} ${plural(groups, 'group', 'groups')} whose column is over, each person counting the same`,
  gridSimpleMean: (share: number, format: Format): string =>
    `Each group counting the same: ${format.percent(share)}`,

  // The curve
  gridCurve: 'Share who came back, by group',
  gridCurveEmpty: (period: RetentionPeriod): string =>
    `There is no line yet: no ${period} after the first has begun.`,
  gridMiddleHalf: 'Middle half of the groups',
  gridEachGroup: (period: RetentionPeriod): string => `Each ${period}’s group`,

  // Taking it out
  gridExport: {
    key: 'Split',
    returned: (column: string): string => `${column} returned`,
    eligible: (column: string): string => `${column} of`,
    share: (column: string): string => `${column} share`,
    open: (column: string): string => `${column} not over`,
  },

  // The hint
  gridHint: (days: number, longest: number, period: RetentionPeriod): string =>
    `Half of those who come back within ${longest} days do so within ${days} ${plural(days, 'day', 'days')}: ${everyPeriod[period].toLowerCase()} periods fit.`,
  gridHintRule: (eligible: number, returned: number, longest: number, format: Format): string =>
    `Of ${format.number(eligible)} people whose first day was 30 to 60 days before the end of this range, ${format.number(returned)} were active again within ${longest} days.`,
  gridUsePeriod: (period: RetentionPeriod): string => `Use ${period}s`,
  gridTooShort: (period: RetentionPeriod): string =>
    `This range has too few ${period}s for a grid.`,
  gridUseRange: (range: string): string => `Show the ${range.toLowerCase()}`,
  gridLastValid: 'Shown is the answer to the last question that could be asked.',
};
