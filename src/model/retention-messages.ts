import type { Format } from './format.js';
import { scopeWords } from './people-messages.js';
import {
  brief,
  capital,
  deed,
  group,
  isAny,
  joined,
  property,
  userNouns,
  users,
} from './phrases.js';
import type { RetentionFact } from './retention-facts.js';
import type { ResolvedRetentionQuery } from './retention.js';
import { columnName } from './selection-messages.js';

/* English for retention. */

/** A column by its index: "week 3". */
function column(index: number, { columns, period }: ResolvedRetentionQuery): string {
  return columnName(columns[index] ?? { from: index, to: index }, period);
}

/** By which of their starts users are grouped. */
const acquired: Record<ResolvedRetentionQuery['acquisition'], (period: string) => string> = {
  recurring: (period) => `by every ${period} they did it`,
  firstInRange: (period) => `by the ${period} they first did it in this range`,
  firstEver: (period) => `by the ${period} they first did it ever`,
};

const rolling = { hour: '1 hour', day: '24 hours', week: '7 days', month: '30 days' };

export const retentionMessages = {
  retentionColumn: column,
  retentionTakeaway: (
    facts: readonly RetentionFact[],
    query: ResolvedRetentionQuery,
    format: Format,
  ): string => {
    const [first] = facts;
    if (!first || first.kind === 'empty') return `Nobody did ${deed(query.start)} in this range`;
    if (first.kind === 'notOver') {
      return `${users(first.size, query.identity, format)} so far; no ${query.period} to come back in is over yet`;
    }
    if (first.kind !== 'returned') return '';
    const back = isAny(query.return) ? 'come back' : `do ${deed(query.return)}`;
    const orLater = query.rule === 'onOrAfter' ? ' or later' : '';
    const few = facts.find((fact) => fact.kind === 'few');
    const who = few ? ` of only ${users(few.eligible, query.identity, format)}` : '';
    const returned = `${format.percent(first.share)}${who} ${back} in ${column(first.column, query)}${orLater}`;
    const groups = facts.find((fact) => fact.kind === 'groups');
    if (groups) {
      const of = ({ key, share }: (typeof groups)['best']) =>
        `${brief(group(key))} ${format.percent(share)}`;
      return `${returned}: ${of(groups.best)} most, ${of(groups.worst)} least`;
    }
    const level = facts.find((fact) => fact.kind === 'levels');
    if (level) {
      return level.column === first.column
        ? `${returned}, and it stays at that`
        : `${returned}; it levels off at ${format.percent(level.share)} from ${column(level.column, query)}`;
    }
    const last = facts.find((fact) => fact.kind === 'last');
    return last
      ? `${returned}, ${format.percent(last.share)} in ${column(last.column, query)}`
      : returned;
  },
  retentionDefinition: (query: ResolvedRetentionQuery, format: Format): string => {
    const { start, acquisition, clock, rule, period, minReturns, breakdown } = query;
    const [, many] = userNouns(query.identity);
    const who = query.identity === 'account' ? 'that' : 'who';
    const back = [
      isAny(query.return) ? 'came back with any event' : `came back with ${deed(query.return)}`,
      minReturns > 1 ? `at least ${format.number(minReturns)} times` : '',
      rule === 'on' ? `in that ${period}` : `in that ${period} or any time after`,
    ];
    return joined([
      `${capital(many)} ${who} did ${deed(start)}, ${acquired[acquisition](period)}`,
      back.filter(Boolean).join(', '),
      clock === 'rolling' ? `a ${period} is ${rolling[period]} from each one’s start` : '',
      breakdown ? `split by ${property(breakdown.property)}` : '',
      ...scopeWords(query, format),
    ]);
  },
};
