import type { Format } from './format.js';
import type { HeadlineName, InsightsFact } from './insights-facts.js';
import type { ResolvedInsightsQuery, ValueInsight } from './insights.js';
import { scopeWords } from './people-messages.js';
import { capital, deed, isAny, joined, property, userNouns, users } from './phrases.js';

/* English for insights. */

const names: Record<HeadlineName, string> = {
  users: 'users',
  sessions: 'sessions',
  events: 'events',
  eventsPerSession: 'events per session',
  medianSessionLength: 'the median session length',
};

function name(of: HeadlineName, { identity }: ResolvedInsightsQuery): string {
  return of === 'users' ? userNouns(identity)[1] : names[of];
}

function value(insight: ValueInsight, query: ResolvedInsightsQuery, format: Format): string {
  const { share, previousShare } = insight;
  const direction = (share ?? 0) > (previousShare ?? 0) ? 'more' : 'less';
  return `${property(insight.property)} ${insight.value} is ${direction} common: ${format.percent(share)} of ${name('users', query)}, ${format.percent(previousShare)} before`;
}

export const insightsMessages = {
  headlineName: (of: HeadlineName, query: ResolvedInsightsQuery): string =>
    capital(name(of, query)),
  insightsTakeaway: (
    facts: readonly InsightsFact[],
    query: ResolvedInsightsQuery,
    format: Format,
  ): string => {
    const [first] = facts;
    if (!first || first.kind === 'empty') return 'No events in this range, nor before it';
    if (first.kind === 'few') {
      return `Too few to compare: ${users(first.users, query.identity, format)} in one of the two times`;
    }
    if (first.kind === 'nothing') return 'Nothing stands out against the time before';
    const found = facts.find((fact) => fact.kind === 'value');
    const headline = facts.find((fact) => fact.kind === 'headline');
    return capital(
      [
        found ? value(found.insight, query, format) : '',
        headline
          ? `${name(headline.name, query)} ${headline.share > 0 ? 'up' : 'down'} ${format.percent(Math.abs(headline.share))} on the time before`
          : '',
      ]
        .filter(Boolean)
        .join('; '),
    );
  },
  insightsDefinition: (query: ResolvedInsightsQuery, format: Format): string => {
    const { asked, previous } = query;
    return joined([
      isAny(asked.events) ? 'All events' : capital(deed(asked.events)),
      `values held by at least ${format.percent(asked.minShare)} and ${users(asked.minUsers, query.identity, format)}`,
      ...scopeWords(query, format),
      `compared with ${format.range(previous)}`,
    ]);
  },
};
