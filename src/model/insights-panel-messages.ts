import type { Format } from './format.js';
import type { HeadlineName } from './insights-facts.js';
import type { ValueInsight } from './insights.js';
import { capital, plural, property } from './phrases.js';

/* English for the panel of insights. */

type Certainty = 'clear' | 'maybe' | 'chance' | 'unknown';

const certainties: Record<Certainty, string> = {
  clear: 'hardly chance',
  maybe: 'perhaps chance',
  chance: 'within chance',
  unknown: 'can not be told',
};

/** A value as it is shown. */
const valueText = ({ value }: Pick<ValueInsight, 'value'>): string =>
  value === '' ? '(empty)' : String(value);

function points(difference: number | null, format: Format): string {
  if (difference === null) return '–';
  const size = format.percent(Math.abs(difference)).replace(/\s?%/, '');
  if (difference === 0) return 'no change';
  return `${difference > 0 ? '▲ up' : '▼ down'} ${size} ${size === '1' ? 'pt' : 'pts'}`;
}

export const insightsPanelMessages = {
  insights: 'Insights',
  insightsWhoUsed: 'Who used',
  lastInsights: 'Shown is the answer to the last question that could be asked',

  // Headline numbers
  insightNumber: (name: HeadlineName, value: number, format: Format): string => {
    if (name === 'medianSessionLength') return format.duration(value);
    if (name !== 'eventsPerSession') return format.number(value);
    return new Intl.NumberFormat(format.locale, { maximumFractionDigits: 1 }).format(value);
  },
  insightHeadline: (name: HeadlineName): string =>
    ({
      users: 'Users',
      sessions: 'Sessions',
      events: 'Events',
      eventsPerSession: 'Events per session',
      medianSessionLength: 'Median session length',
    })[name],
  insightBefore: (text: string): string => `${text} before`,
  noInsightNumber: (name: HeadlineName, isMissing: boolean): string =>
    isMissing
      ? 'The source can not tell'
      : name === 'medianSessionLength' || name === 'eventsPerSession'
        ? 'There are no sessions'
        : 'Nothing was counted',
  noInsightBefore: 'nothing before to compare with',
  insightChance: 'so few users make such a change by chance',
  insightNotOver:
    'The range is not over yet, the time before it is whole: its numbers are larger for that alone',
  insightName: (
    name: string,
    {
      value,
      before,
      change,
      isChance,
    }: Record<'value' | 'before' | 'change', string> & {
      isChance: boolean;
    },
  ): string =>
    [`${name}: ${value}`, before && `${change}, ${before} before`, isChance ? 'within chance' : '']
      .filter(Boolean)
      .join('; '),
  insightBeforeName: (name: string, before: string): string => `${before} before: ${name}`,

  // Values of properties
  standsOut: 'What stands out',
  inCommon: 'What they have in common',
  changeRule: (minShare: number, minUsers: number, who: string, format: Format): string =>
    `Of values that at least ${format.percent(minShare)} and ${format.number(minUsers)} of the ${who} have, now or before, those whose share changed most`,
  commonRule: (minShare: number, minUsers: number, who: string, format: Format): string =>
    `Values that at least ${format.percent(minShare)} and ${format.number(minUsers)} of the ${who} have, the most common first`,
  nothingClear: 'No share changed by more than chance.',
  noCommonValue: 'No value is held by enough of them to compare.',
  insightOrder: 'Order',
  insightOrderName: (order: 'change' | 'share'): string =>
    order === 'change' ? 'Changed most' : 'Most common',
  insightProperty: 'Property',
  insightAnyProperty: 'Any',
  insightValue: 'Value',
  insightShare: (who: string): string => `Share of ${who}`,
  insightShareBefore: 'Before',
  insightPoints: 'Change',
  insightCertainty: 'Chance?',
  insightScale: (end: number, format: Format): string =>
    `Bars reach to ${format.percent(end)}; the tick is the time before`,
  insightValueText: valueText,
  insightPointsText: points,
  insightCertaintyText: (certainty: Certainty): string => certainties[certainty],
  insightZ: (z: number | null, format: Format): string =>
    z === null
      ? 'There is nothing to compare with'
      : `The difference is ${new Intl.NumberFormat(format.locale, { maximumFractionDigits: 1 }).format(Math.abs(z))} times what chance makes on average (z-score)`,
  insightValueName: (
    insight: ValueInsight,
    of: { users: number; who: string; difference: number | null; certainty: Certainty },
    format: Format,
  ): string =>
    [
      `${capital(property(insight.property))} ${valueText(insight)}: ${format.percent(insight.share)}`,
      `${format.number(insight.users)} of ${format.number(of.users)} ${of.who}`,
      `${format.percent(insight.previousShare)} before`,
      points(of.difference, format).replace(/[▲▼] /, ''),
      certainties[of.certainty],
    ].join(', '),
  insightValueBeforeName: (
    insight: ValueInsight,
    of: { users: number; who: string },
    format: Format,
  ): string =>
    `${capital(property(insight.property))} ${valueText(insight)} in the time before: ${format.percent(insight.previousShare)}, ${format.number(insight.previousUsers)} of ${format.number(of.users)} ${of.who}`,
  showAllValues: (count: number, format: Format): string => `Show all ${format.number(count)}`,
  showFewValues: 'Show fewer',
  insightUsersColumn: 'Users',
  insightUsersBeforeColumn: 'Users before',
  insightShareColumn: 'Share',
  insightShareBeforeColumn: 'Share before',
  insightZColumn: 'z-score',

  // Around a funnel
  insightsBefore: 'Just before the funnel',
  insightsAfter: 'Just after the funnel',
  nothingAround: 'Nothing is known',
  aroundName: (event: string, count: number, side: 'before' | 'after', format: Format): string =>
    `${event} just ${side} the funnel: ${format.number(count)}`,

  // Samples
  meetUsers: 'Meet your users',
  userSample: 'Which',
  userSampleName: (sample: 'any' | 'mostActive'): string =>
    sample === 'any' ? 'Any five' : 'Most active five',
  usersSampled: (shown: number, total: number, format: Format): string =>
    `${format.number(shown)} of ${format.number(total)}`,
  usersLookedAt: (looked: number, total: number, format: Format): string =>
    `Of the first ${format.number(looked)} by id, of ${format.number(total)}`,
  userEvents: (count: number, format: Format): string =>
    `${format.number(count)} ${plural(count, 'event', 'events')}`,
  userLastSeen: (instant: number, format: Format): string => `last seen ${format.date(instant)}`,
  meetSessions: 'Meet their sessions',
  busiestSessions: 'Those with most events',
  sampleFailed: 'This sample could not be read',
};
