import type { FunnelFact } from './facts.js';
import type { Format } from './format.js';
import type { Exclusion, ResolvedFunnelQuery, Times } from './funnel.js';
import { brief, filter, group, matcher, plural, property, span } from './phrases.js';
import type { Duration } from './scope.js';

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
    const done = `${format.percent(conversion.share)} get from ${name(0)} to ${name(-1)}`;
    if (groups) {
      const of = ({ key, share }: (typeof groups)['best']) =>
        `${brief(group(key))} ${format.percent(share)}`;
      return `${done}: ${of(groups.best)} most, ${of(groups.worst)} least`;
    }
    if (!drop || names.length === 2) return done;
    return `${done}; the biggest drop is before ${name(drop.step)} (−${format.percent(drop.share)})`;
  },
  funnelDefinition: (query: ResolvedFunnelQuery, format: Format): string =>
    [
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
    ]
      .filter(Boolean)
      .join(' · '),
  units: (
    count: number,
    query: Pick<ResolvedFunnelQuery, 'unit' | 'identity'>,
    format: Format,
  ): string => `${format.number(count)} ${plural(count, ...unitNouns(query))}`,
  stepColumn: 'Step',
  countColumn: 'Users',
  ofFirst: '% of first',
  ofPrevious: '% of previous',
  droppedColumn: 'Lost',
  medianColumn: 'Median time',
  intervalColumn: '95% interval',
  stepLabel: (
    step: {
      index: number;
      of: number;
      name: string;
      count: number;
      share: number | null;
      dropped: number;
      median: number | null;
    },
    format: Format,
  ): string =>
    [
      `Step ${step.index + 1} of ${step.of}, ${step.name}: ${format.number(step.count)} ${plural(step.count, 'user', 'users')}`,
      step.index > 0 ? `${format.percent(step.share)} of first step` : '',
      step.index > 0 ? `${format.number(step.dropped)} lost` : '',
      step.median === null ? '' : `median ${format.duration(step.median)}`,
    ]
      .filter(Boolean)
      .join(', '),
  lostHere: (count: number, share: number, format: Format): string =>
    `${format.number(count)} lost (−${format.percent(share)})`,
  medianTime: (ms: number, format: Format): string => `median ${format.duration(ms)}`,
  times: ({ median, average, p90 }: Times, format: Format): string =>
    `Time from the previous step: median ${format.duration(median)}, average ${format.duration(average)}, 90% within ${format.duration(p90)}`,
  lowData: 'few users',
  openWindow: (count: number, window: number, format: Format): string =>
    `${format.number(count)} ${plural(count, 'user is', 'users are')} still inside their ${span(window)} and may convert`,
  steps: 'Steps',
  stepNumber: (index: number): string => `Step ${index + 1}`,
  addStep: 'Add step',
  chooseEvent: 'Choose an event…',
  removeStep: 'Remove step',
  moveUp: 'Move up',
  moveDown: 'Move down',
  renameStep: 'Rename step…',
  stepMenu: (index: number): string => `Options of step ${index + 1}`,
  dragStep: (index: number): string => `Move step ${index + 1} with the arrow keys, or drag it`,
  dragHint: 'Drag to move, or press ↑ ↓',
  stepMoved: (name: string, index: number, of: number): string =>
    `${name} is now step ${index + 1} of ${of}`,
  stepRemoved: (name: string): string => `${name} removed`,
  window: 'Within',
  noWindow: 'No limit',
  length: ({ value, unit }: Duration): string => `${value} ${plural(value, unit, `${unit}s`)}`,
  funnelName: 'Name of the funnel',
  needsTwoSteps: 'Choose events for at least two steps.',
  twoOccurrences: 'Same event as the step before: it must happen twice.',
  saving: 'Saving…',
  saved: 'Saved in this browser',
  saveFailed: 'Could not be saved',
};
