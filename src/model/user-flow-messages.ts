import type { FlowNode, FlowResult, NodeRef, ResolvedFlowQuery } from './flow.js';
import type { Format } from './format.js';
import type { GroupKey } from './groups.js';
import { brief, capital, group, plural, userNouns } from './phrases.js';

/* English for the component's own words. */

type Unit = Pick<ResolvedFlowQuery, 'unit' | 'identity'>;

const nouns = ({ unit, identity }: Unit): [string, string] =>
  unit === 'session' ? ['session', 'sessions'] : userNouns(identity);

const many = (query: Unit): string => nouns(query)[1];

const quoted = (key: GroupKey): string =>
  key.type === 'value' ? `“${brief(group(key))}”` : group(key).toLowerCase();

/** Why a rule that renames values does nothing as it is. */
export type RewriteProblem = 'noMatch' | 'noName' | 'shadowed' | 'long';

export const userFlowMessages = {
  flowName: 'User flow',
  /** A flow of everything that follows the first event. */
  flowStartTakeaway: ({ steps, total }: FlowResult, query: Unit, format: Format): string => {
    const first = steps.find(({ offset }) => offset === 0)?.nodes ?? [];
    const top = first.find(({ key }) => key.type !== 'other');
    if (!top) return '';
    const ended = first.reduce((sum, node) => sum + node.ended, 0);
    const start = `${format.percent(top.count / total)} of ${many(query)} begin with ${quoted(top.key)}`;
    const end = ended > 0 ? `; ${format.percent(ended / total)} do nothing else` : '';
    return total < 25 ? `${start}${end} (only ${format.number(total)})` : `${start}${end}`;
  },

  // The question
  flowAsks: (sides: 'before' | 'after' | 'both' | 'at'): string =>
    ({
      before: 'What do people do before',
      after: 'What do people do after',
      both: 'What do people do around',
      at: 'Who did',
    })[sides],
  flowStart: (unit: 'session' | 'user'): string =>
    unit === 'session' ? 'the start of a session' : 'their first event',
  flowStarts: 'Beginning',
  previousSteps: 'Previous steps',
  nextSteps: 'Next steps',
  addStepBefore: 'Add a step before',
  addStepAfter: 'Add a step after',
  followed: 'Follow',
  followedUnit: (unit: 'session' | 'user'): string =>
    ({ session: 'Sessions', user: 'Users' })[unit],
  flowNodes: 'Show',
  flowNodesChosen: (by: string, perStep: number, format: Format): string =>
    `${by} · top ${format.number(perStep)}`,
  eventNames: 'Event names',
  showAs: 'Show each event as',
  perStep: 'Names in each step',
  collapseRepeats: 'Show repeats in a row as one step',
  excludedEvents: 'Excluded events',
  restoreEvent: (name: string): string => `Show ${name} again`,

  // Rules that rename
  renames: 'Rename',
  renamesHint:
    'A rule joins values that fit: * stands for any text. The first rule that fits counts.',
  renameFrom: 'Values like',
  renameTo: 'Shown as',
  addRename: 'Add a rule',
  removeRename: (match: string): string => (match ? `Remove the rule for ${match}` : 'Remove rule'),
  renameProblem: (problem: RewriteProblem): string =>
    ({
      noMatch: 'Say which values it renames',
      noName: 'Say what they are shown as',
      shadowed: 'An earlier rule takes all of these',
      long: 'Too long: at most 1,000 characters',
    })[problem],
  renameMatches: (count: number, examples: readonly string[], format: Format): string =>
    count === 0
      ? 'Fits no value there is'
      : `Fits ${format.number(count)} ${plural(count, 'value', 'values')}: ${examples.join(', ')}${count > examples.length ? ' …' : ''}`,

  // Steps, nodes and links
  flowStep: (offset: number, format: Format): string =>
    offset < 0 ? `${format.number(-offset)} before` : `Step ${format.number(offset + 1)}`,
  flowStepShare: (share: number, format: Format): string => format.percent(share),
  flowReached: (share: number, query: Unit, format: Format): string =>
    `${format.percent(share)} of ${many(query)} have this step`,
  nobodyHere: 'Nobody gets here',
  flowDrop: (share: number, format: Format): string => `▼ ${format.percent(share)}`,
  flowBegin: (share: number, format: Format): string => `${format.percent(share)} begin`,
  flowOf: (count: number, total: number, units: string, format: Format): string =>
    `${format.number(count)} of ${format.number(total)} ${units}`,
  flowUnitNoun: (query: Unit): string => many(query),
  flowNodeName: (
    offset: number,
    node: FlowNode,
    { total, query, format }: { total: number; query: Unit; format: Format },
  ): string => {
    const { key, count, ended, started, unseen } = node;
    const share = (part: number, words: string) =>
      part > 0 ? [`${format.percent(part / count)} ${words}`] : [];
    const place =
      offset < 0
        ? `${format.number(-offset)} ${plural(-offset, 'step', 'steps')} before`
        : `Step ${format.number(offset + 1)}`;
    return [
      `${place}, ${group(key)}: ${format.number(count)} of ${format.number(total)} ${many(query)}`,
      ...(offset < 0 ? share(started, 'begin here') : share(ended, 'end here')),
      ...share(unseen, offset < 0 ? 'have earlier steps' : 'go on'),
    ].join(', ');
  },
  flowLinkTitle: (from: GroupKey, to: GroupKey): string => `${group(from)} → ${group(to)}`,
  flowLinkText: (
    count: number,
    from: FlowNode,
    { total, query, format }: { total: number; query: ResolvedFlowQuery; format: Format },
  ): string =>
    `${format.number(count)} ${many(query)}, ${format.percent(count / from.count)} of ${quoted(from.key)}, ${format.percent(count / total)} of all`,
  flowOfAll: (share: number, format: Format): string => `${format.percent(share)} of all`,
  endHere: (count: number, share: number, format: Format): string =>
    `${format.number(count)} end here (${format.percent(share)})`,
  beginHere: (count: number, share: number, format: Format): string =>
    `${format.number(count)} begin here (${format.percent(share)})`,
  goOnUnseen: (count: number, share: number, format: Format): string =>
    `${format.number(count)} go on past this step (${format.percent(share)})`,
  comeFromUnseen: (count: number, share: number, format: Format): string =>
    `${format.number(count)} have earlier steps (${format.percent(share)})`,
  thinLinks: (links: number, share: number, query: Unit, format: Format): string =>
    `${format.number(links)} links of less than ${format.percent(0.005)} of the ${many(query)} are drawn as grey ends; together they are ${format.percent(share)} of what goes from step to step`,
  atNode: (count: number, { key, offset }: NodeRef, query: Unit, format: Format): string =>
    `${format.number(count)} ${plural(count, ...nouns(query))} with ${quoted(key)} ${
      offset < 0
        ? `${format.number(-offset)} ${plural(-offset, 'step', 'steps')} before`
        : `at step ${format.number(offset + 1)}`
    }`,
  alongLink: (count: number, from: NodeRef, to: NodeRef, query: Unit, format: Format): string =>
    `${format.number(count)} ${plural(count, ...nouns(query))} from ${quoted(from.key)} to ${quoted(to.key)} ${
      to.offset < 0
        ? `${format.number(-to.offset)} ${plural(-to.offset, 'step', 'steps')} before`
        : `at step ${format.number(to.offset + 1)}`
    }`,

  // Their paths
  litAll: (whose: string): string => `Lit: all paths of ${whose}`,
  litSome: (lit: number, of: number, units: string, format: Format): string =>
    lit === 0
      ? `None of these ${format.number(of)} ${units} is on one of the 50 most frequent paths`
      : `Lit: ${format.number(lit)} of ${format.number(of)} ${units}, those on the 50 most frequent paths (${format.percent(lit / of)})`,
  litAsking: (whose: string): string => `Finding all paths of ${whose} …`,
  litTooMany: (most: number, format: Format): string =>
    `more than ${format.number(most)}, so not all of them are followed`,
  stopLighting: 'Stop lighting',
  lightPaths: 'Light their paths',

  // What can be done with a node
  flowPeople: (count: number, query: Unit, format: Format): string =>
    `Open the ${format.number(count)} ${plural(count, ...nouns(query))}`,
  hideEverywhere: 'Hide everywhere',
  hideNamed: (name: string): string => `Hide ${name} everywhere`,
  isTheStart: 'It is what the flow starts from',
  setAsStart: 'Start the flow from here',
  showMoreRows: (count: number, format: Format): string =>
    `Show ${format.number(count)} more in each step`,
  breakDown: 'Break down by a property …',
  breakDownAgain: 'By another property …',
  stopBreakDown: 'Stop breaking down',
  brokenDownBy: (name: string): string => `By ${name}`,
  breakDownNote: (query: Unit): string =>
    `Values on these events anywhere in the same ${many(query)}; one with two values is in both.`,
  noValues: 'None of these events has it',
  goesTo: 'Then',
  comesFrom: 'Before that',
  back: 'Back',

  // How it is shown
  flowView: 'Flow',
  topPaths: 'Top paths',
  pathColumn: 'Path',
  pathCount: (query: Unit): string => capital(many(query)),
  pathShare: 'Of all',
  pathRunning: 'With those above',
  pathEnds: 'ends',
  pathBegins: 'begins',
  pathsNote: (share: number, shown: number, query: Unit, format: Format): string =>
    `The ${format.number(shown)} most frequent paths, whole and without “Other”: ${format.percent(share)} of all ${many(query)}`,
  legendOn: 'go on',
  legendEnded: 'end there',
  legendStarted: 'begin there',
  legendUnseen: 'go on, not shown',
  flowKeys:
    'Arrow keys follow the strongest link and walk within a step, Enter opens what can be done, X hides, Escape clears.',
  flowChart: (finding: string): string => `Flow: ${finding}`,

  // Exported columns
  fromStep: 'From step',
  fromName: 'From',
  toStep: 'To step',
  toName: 'To',
  flowCountOf: 'Count',
  exportedEnd: '(ends)',
  exportedStart: '(begins)',
  exportedUnseen: '(not shown)',
};
