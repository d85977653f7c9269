import type { FunnelFact } from './facts.js';
import type { Format } from './format.js';
import { funnelEditorMessages } from './funnel-editor-messages.js';
import type { Exclusion, FunnelTrendBucket, ResolvedFunnelQuery, Times } from './funnel.js';
import { usersWords } from './people-messages.js';
import { brief, filter, group, joined, matcher, plural, property, span } from './phrases.js';

/* English for funnels. */

/** What a funnel counts, for one and for many. */
export function unitNouns({
  unit,
  identity,
}: Pick<ResolvedFunnelQuery, 'unit' | 'identity'>): [string, string] {
  if (unit === 'session') return ['session', 'sessions'];
  if (identity === 'account') return ['account', 'accounts'];
  return identity === 'authenticatedUser'
    ? ['signed-in user', 'signed-in users']
    : ['user', 'users'];
}

/** What a funnel counts. */
export type FunnelUnit = Pick<ResolvedFunnelQuery, 'unit' | 'identity'>;

function units(count: number, query: FunnelUnit, format: Format): string {
  return `${format.number(count)} ${plural(count, ...unitNouns(query))}`;
}

const capital = (text: string): string => `${text[0]?.toUpperCase() ?? ''}${text.slice(1)}`;

function counted(query: ResolvedFunnelQuery): string {
  const [, many] = unitNouns(query);
  return query.unit === 'user' ? `Unique ${many}` : 'Sessions';
}

const orderWords: Record<ResolvedFunnelQuery['order'], string> = {
  ordered: 'in this order',
  strict: 'in this order with nothing between',
  unordered: 'in any order',
};

function exclusionWords({ match, after, before, effect }: Exclusion): string {
  const place = `${matcher(match)} between steps ${after + 1} and ${before + 1}`;
  return effect === 'break' ? `stopped by ${place}` : `without those stopped by ${place}`;
}

function attributionWords({ breakdown }: ResolvedFunnelQuery): string {
  if (!breakdown) return '';
  const { attribution } = breakdown;
  const value = property(breakdown.property);
  if (attribution === 'each') return `one funnel for each ${value}`;
  if (typeof attribution === 'object') {
    return `split by ${value} at step ${attribution.step + 1}`;
  }
  return `split by the ${attribution} ${value}`;
}

export const funnelMessages = {
  funnel: 'Funnel',
  newFunnel: 'New funnel',
  funnelTakeaway: (
    facts: readonly FunnelFact[],
    names: readonly string[],
    format: Format,
  ): string => {
    const conversion = facts.find((fact) => fact.kind === 'conversion');
    if (!conversion) return 'Nobody did the first step in this range';
    const drop = facts.find((fact) => fact.kind === 'biggestDrop');
    const groups = facts.find((fact) => fact.kind === 'groups');
    const name = (step: number) => `“${brief(names.at(step) ?? '')}”`;
    const done = `${format.percent(conversion.share)} get from ${name(0)} to ${name(conversion.step)}`;
    if (groups) {
      const of = ({ key, share }: (typeof groups)['best']) =>
        `${brief(group(key))} ${format.percent(share)}`;
      return `${done}: ${of(groups.best)} most, ${of(groups.worst)} least`;
    }
    if (!drop || names.length === 2) return done;
    return `${done}; the biggest drop is before ${name(drop.step)} (−${format.percent(drop.share)})`;
  },
  funnelDefinition: (query: ResolvedFunnelQuery, format: Format): string =>
    joined([
      counted(query),
      orderWords[query.order],
      query.window === null ? 'without a time limit' : `within ${span(query.window)} of step 1`,
      ...query.steps.map(({ within }, k) =>
        within === null ? '' : `step ${k + 1} within ${span(within)}`,
      ),
      ...query.steps.map(({ optional }, k) => (optional ? `step ${k + 1} optional` : '')),
      query.attempts === 'first' ? 'first attempt only' : '',
      query.ties === 'block' ? 'each step strictly later' : '',
      query.finish === 'inWindow' ? 'later steps may follow after the range' : '',
      query.hold.length > 0 ? `same ${query.hold.map(property).join(' and ')}` : '',
      ...query.exclusions.map(exclusionWords),
      attributionWords(query),
      query.where ? filter(query.where) : '',
      format.range(query.range),
      query.timeZone,
      usersWords(query, format),
    ]),
  units,
  stepColumn: 'Step',
  countColumn: (query: FunnelUnit): string => capital(unitNouns(query)[1]),
  ofFirst: '% of first',
  ofPrevious: '% of previous',
  droppedColumn: 'Lost',
  medianColumn: 'Median time',
  p90Column: '90% within',
  intervalColumn: '95% interval',
  groupColumn: 'Group',
  enteredColumn: 'Entered',
  convertedColumn: 'Converted',
  conversionColumn: 'Conversion',
  periodColumn: 'Entered in',
  takesColumn: 'Takes',
  ofConverted: '% of those who convert',
  fromStepOne: 'from step 1',
  stepLabel: (
    step: {
      index: number;
      of: number;
      name: string;
      optional: boolean;
      count: number;
      share: number | null;
      dropped: number;
      median: number | null;
    },
    query: FunnelUnit,
    format: Format,
  ): string =>
    [
      `Step ${step.index + 1} of ${step.of}, ${step.name}${step.optional ? ' (optional)' : ''}: ${units(step.count, query, format)}`,
      step.index > 0 ? `${format.percent(step.share)} of first step` : '',
      step.index > 0 && !step.optional ? `${format.number(step.dropped)} lost` : '',
      step.median === null ? '' : `median ${format.duration(step.median)}`,
    ]
      .filter(Boolean)
      .join(', '),
  /** Those who did the required step before and not this one. `group`: only its own, when it is one's. */
  lostLabel: (
    step: {
      index: number;
      of: number;
      name: string;
      dropped: number;
      share: number | null;
      group: string;
    },
    query: FunnelUnit,
    format: Format,
  ): string =>
    `${step.group ? `${step.group}, lost` : 'Lost'} before step ${step.index + 1} of ${step.of}, ${step.name}: ${units(step.dropped, query, format)}, ${format.percent(step.share)} of the step before`,
  groupStepLabel: (
    step: {
      index: number;
      of: number;
      name: string;
      count: number;
      share: number | null;
      group: string;
    },
    query: FunnelUnit,
    format: Format,
  ): string =>
    `${step.group}, step ${step.index + 1} of ${step.of}, ${step.name}: ${units(step.count, query, format)}, ${format.percent(step.share)} of its first step`,
  stepKeys:
    'Arrow keys go from step to step, and to those lost. Enter opens what is behind a number, T the table.',
  groupAtStep: (name: string, count: number, share: number | null, format: Format): string =>
    `${name}: ${format.number(count)}, ${format.percent(share)}`,
  lostHere: (count: number, share: number, format: Format): string =>
    `${format.number(count)} lost (−${format.percent(share)})`,
  medianTime: (ms: number, format: Format): string => `median ${format.duration(ms)}`,
  times: ({ median, average, p90 }: Times, format: Format): string =>
    `Time from the previous step: median ${format.duration(median)}, average ${format.duration(average)}, 90% within ${format.duration(p90)}`,
  lowData: 'few users',
  openWindow: (count: number, window: number, query: FunnelUnit, format: Format): string =>
    `${units(count, query, format)} ${plural(count, 'is', 'are')} still inside the ${span(window)} and may convert`,
  mayConvert: (count: number, format: Format): string =>
    `${format.number(count)} may still convert`,
  optional: 'optional',
  lastValid: 'Shown is the answer to the last funnel that could be asked.',
  groupsBeyond: (count: number): string =>
    `${count} more ${plural(count, 'group is', 'groups are')} in the table`,

  // Views
  stepsView: 'Steps',
  overTimeView: 'Over time',
  timesView: 'Time to convert',
  timesViewShort: 'Time',
  rateLabel: (
    period: string,
    { entered, converted, partial }: FunnelTrendBucket,
    format: Format,
  ): string =>
    entered === 0
      ? `${period}: nobody entered`
      : `${period}${partial ? ' (not over yet)' : ''}: ${format.percent(converted / entered)}, ${format.number(converted)} of ${format.number(entered)}`,
  rateLost: (period: string, { entered, converted }: FunnelTrendBucket, format: Format): string =>
    `${period}: ${format.number(entered - converted)} of ${format.number(entered)} did not convert`,
  rateEntered: (period: string, { entered }: FunnelTrendBucket, format: Format): string =>
    `${period}: ${format.number(entered)} entered`,
  rateCaption: (unit: string, isPartial: boolean): string =>
    `Share that converts, by the ${unit} they entered in.${isPartial ? ' Dashed: some can still convert.' : ''}`,
  enteredMost: (count: number, format: Format): string =>
    `Grey bars: how many entered, at most ${format.number(count)}`,
  timesTakeaway: (
    median: number | null,
    p90: number | null,
    converted: number,
    query: FunnelUnit,
    format: Format,
  ): string =>
    median === null || p90 === null
      ? 'Nobody went all the way in this range'
      : `Half of the ${units(converted, query, format)} who convert do so within ${format.duration(median)}, 90% within ${format.duration(p90)}`,
  timesCaption:
    'From the first step to the last. Bars: each one’s quickest way through, found by asking the same funnel within each of these times. Lines: median and 90% of the first way through.',
  medianMark: (ms: number, format: Format): string => `median ${format.duration(ms)}`,
  p90Mark: (ms: number, format: Format): string => `90% ${format.duration(ms)}`,
  timeBin: (from: number, to: number | null, format: Format): string => {
    if (to === null) return `more than ${format.duration(from)}`;
    if (from === 0) return `up to ${format.duration(to)}`;
    return `${format.duration(from)} – ${format.duration(to)}`;
  },
  timeBinLabel: (bin: string, count: number, share: number, format: Format): string =>
    `${bin}: ${format.number(count)}, ${format.percent(share)} of those who convert`,

  // Around
  around: 'Before and after',
  justBefore: 'Just before step 1',
  justBeforeHint: 'of those who convert',
  justAfter: 'After the last step',
  justAfterHint: 'of those who went on',
  nothingMore: 'Nothing more',
  nothingBefore: 'Nothing before',
  addAsFirst: 'Add as the first step',
  addAsLast: 'Add as the last step',
  showMore: (count: number): string => `${count} more`,
  showFewer: 'Show fewer',
  noneAround: 'No events',
  suggestedNext: 'Suggested next',
  steps: 'Steps',
  ...funnelEditorMessages,
};
