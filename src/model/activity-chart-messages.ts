import type { Format } from './format.js';
import { interval, plural, userNouns, users } from './phrases.js';
import type { Identity, Interval } from './scope.js';

/* English for the charts of who is active: lifecycle and stickiness. */

const decimals = new Map<string, Intl.NumberFormat>();

/** A number with one decimal. */
function decimal(value: number, { locale }: Format): string {
  let format = decimals.get(locale);
  if (!format) {
    const digits = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
    format = new Intl.NumberFormat(locale, digits);
    decimals.set(locale, format);
  }
  return format.format(value);
}

const signs = new Map<string, Intl.NumberFormat>();

/** A change: with a plus or a minus. */
function signed(count: number, { locale }: Format): string {
  let format = signs.get(locale);
  if (!format) {
    format = new Intl.NumberFormat(locale, { signDisplay: 'exceptZero' });
    signs.set(locale, format);
  }
  return format.format(count).replace('-', '−');
}

const roughShares = new Map<string, Intl.NumberFormat>();

/** A share without decimals, for where many stand side by side. */
function roughShare(share: number, { locale }: Format): string {
  let format = roughShares.get(locale);
  if (!format) {
    format = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
    roughShares.set(locale, format);
  }
  return share > 0 && share < 0.005 ? `<${format.format(0.01)}` : format.format(share);
}

const buckets = (count: number, width: Interval): string =>
  typeof width === 'object'
    ? plural(count, `span of ${interval(width)}`, `spans of ${interval(width)}`)
    : plural(count, width, `${width}s`);

export const activityChartMessages = {
  // Lifecycle
  lifecycleName: 'Lifecycle of users',
  lifecycleStates: 'States',
  /** Names a button that shows or hides a state. */
  lifecycleShow: (name: string): string => `Show ${name.toLowerCase()}`,
  lifecycleActive: 'Active',
  lifecycleNet: 'Net change',
  lifecycleRatio: 'Quick ratio',
  lifecycleRatioRule: 'How many came, new or back again, for each one gone',
  lifecycleNetRule: 'New and back again, less those gone',
  lifecycleSigned: signed,
  lifecycleRatioValue: (ratio: number | null, format: Format): string =>
    ratio === null ? '–' : decimal(ratio, format),
  /** Which bucket the numbers beside the states are of. */
  lifecycleLast: (period: string, width: Interval, isOver: boolean): string =>
    isOver ? `${period}, the last whole ${buckets(1, width)}` : `${period}, not over yet`,
  lifecycleMark: (
    mark: { period: string; isOver: boolean; state: string; count: number; identity: Identity },
    format: Format,
  ): string =>
    `${mark.period}${mark.isOver ? '' : ' (not over yet)'}, ${mark.state.toLowerCase()}: ${users(mark.count, mark.identity, format)}`,
  lifecycleUnfinished: (period: string): string => `Dashed: ${period} is not over yet`,

  // Stickiness
  stickinessName: 'Stickiness of users',
  stickinessCount: 'Count',
  stickinessExactly: 'Exactly',
  stickinessAtLeast: 'At least',
  stickinessActiveUsers: (identity: Identity): string => `Active ${userNouns(identity)[1]}`,
  stickinessAverage: (of: number, width: Interval, format: Format): string =>
    `Average, of ${format.number(of)} ${buckets(of, width)}`,
  stickinessAverageValue: (average: number | null, format: Format): string =>
    average === null ? '–' : decimal(average, format),
  stickinessEvery: (width: Interval): string => `In every ${buckets(1, width)}`,
  stickinessOnce: (width: Interval): string => `In one ${buckets(1, width)} only`,
  stickinessShare: roughShare,
  stickinessAxis: (isAtLeast: boolean, width: Interval): string =>
    `${isAtLeast ? 'At least so many' : 'Number of'} ${buckets(2, width)} with activity`,
  stickinessPeriods: (count: number, isAtLeast: boolean, width: Interval, format: Format): string =>
    `${isAtLeast ? 'At least ' : ''}${format.number(count)} ${buckets(count, width)}`,
  stickinessMark: (
    mark: {
      count: number;
      users: number;
      share: number | null;
      isAtLeast: boolean;
      width: Interval;
      identity: Identity;
    },
    format: Format,
  ): string =>
    `Active in ${mark.isAtLeast ? 'at least' : 'exactly'} ${format.number(mark.count)} ${buckets(mark.count, mark.width)}: ${users(mark.users, mark.identity, format)}, ${format.percent(mark.share)} of all`,
  stickinessColumn: (width: Interval): string => `Active ${buckets(2, width)}`,
  stickinessUsersColumn: (identity: Identity): string =>
    userNouns(identity)[1].replace(/^./, (first) => first.toUpperCase()),
  stickinessShareColumn: 'Share of all',
  stickinessAtLeastColumn: 'At least so many',
  stickinessAtLeastShareColumn: 'Share, at least',
  stickinessUnfinished: (period: string): string => `${period} is not over yet`,
};
