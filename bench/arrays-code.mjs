/*
 * The nine questions as one would write them by hand, over event objects sorted by user, time and event name.
 */
import { dayMs, days, names, start } from './data.mjs';
import {
  cohort,
  flow,
  funnels,
  latest,
  platform,
  priceAbove,
  shownCountries,
} from './questions.mjs';

export function compareText(a, b) {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

const dayOf = (time) => Math.floor((time - start) / dayMs);

/** How many users get how far: an attempt that starts later has more time left. */
function countSteps(events, steps, windowMs) {
  const counts = steps.map(() => 0);
  let user = null;
  let startOf = [];
  const add = () => {
    for (let step = 0; step < startOf.length; step++) counts[step]++;
  };
  for (const event of events) {
    if (event.user !== user) {
      add();
      user = event.user;
      startOf = [];
    }
    const step = steps.findIndex((matches) => matches(event));
    if (step === 0) {
      startOf[0] = event.time;
    } else if (step > 0 && event.time - startOf[step - 1] <= windowMs) {
      startOf[step] = startOf[step - 1];
    }
  }
  add();
  return counts;
}

function funnel({ steps, days: window, filtered }) {
  const matchers = names.event.slice(0, steps).map((name, step) => {
    if (!filtered) return ({ event }) => event === name;
    if (step < steps - 1) {
      return ({ event, properties }) => event === name && properties.platform === platform;
    }
    return ({ event, properties }) =>
      event === name && properties.platform === platform && properties.price > priceAbove;
  });
  return (events) => countSteps(events, matchers, window * dayMs);
}

function retention(events) {
  const daysOf = new Map();
  for (const { user, time } of events) {
    const own = daysOf.get(user);
    if (own) own.add(dayOf(time));
    else daysOf.set(user, new Set([dayOf(time)]));
  }
  const counts = Array.from({ length: days }, (_, day) =>
    Array.from({ length: days - day }, () => 0),
  );
  for (const own of daysOf.values()) {
    for (const day of own) {
      for (const later of own) if (later >= day) counts[day][later - day]++;
    }
  }
  return counts;
}

const newSeries = () => ({
  users: new Set(),
  byDay: Array.from({ length: days }, () => new Set()),
});

const seriesAnswer = (key, { users, byDay }) => ({
  key,
  total: users.size,
  values: byDay.map((own) => own.size),
});

function usersByDay(events) {
  const all = newSeries();
  for (const { user, time } of events) {
    all.users.add(user);
    all.byDay[dayOf(time)].add(user);
  }
  return [seriesAnswer('all', all)];
}

function usersByDayAndCountry(events) {
  const byCountry = new Map();
  for (const { user, time, properties } of events) {
    let own = byCountry.get(properties.country);
    if (!own) {
      own = newSeries();
      byCountry.set(properties.country, own);
    }
    own.users.add(user);
    own.byDay[dayOf(time)].add(user);
  }
  const ranked = [...byCountry].sort(
    ([a, x], [b, y]) => y.users.size - x.users.size || compareText(a, b),
  );
  const answer = ranked
    .slice(0, shownCountries)
    .map(([country, series]) => seriesAnswer(country, series));
  const folded = ranked.slice(shownCountries);
  if (folded.length === 0) return answer;
  const other = newSeries();
  for (const [, { users, byDay }] of folded) {
    for (const user of users) other.users.add(user);
    byDay.forEach((own, day) => {
      for (const user of own) other.byDay[day].add(user);
    });
  }
  return [...answer, seriesAnswer('other', other)];
}

/** The events of each session from its first anchor on. */
function pathsFrom(events) {
  const paths = new Map();
  for (const { session, event } of events) {
    const path = paths.get(session);
    if (path) {
      if (path.length <= flow.after) path.push(event);
    } else if (event === flow.anchor) {
      paths.set(session, [event]);
    }
  }
  return [...paths.values()];
}

const increment = (counts, key) => counts.set(key, (counts.get(key) ?? 0) + 1);

function flowOfSessions(events) {
  const paths = pathsFrom(events);
  const columns = Array.from({ length: flow.after + 1 }, (_, offset) => {
    const counts = new Map();
    for (const path of paths) if (offset < path.length) increment(counts, path[offset]);
    const ranked = [...counts].sort(([a, x], [b, y]) => y - x || compareText(a, b));
    const shown = ranked.slice(0, flow.shown);
    const other = ranked.slice(flow.shown).reduce((sum, [, count]) => sum + count, 0);
    return {
      nodes: other > 0 ? [...shown, ['other', other]] : shown,
      placeOf: new Map(shown.map(([event], place) => [event, place])),
    };
  });
  const placeAt = (offset, event) => columns[offset].placeOf.get(event) ?? flow.shown;
  const links = columns.slice(1).flatMap(({ nodes }, offset) => {
    const counts = new Map();
    for (const path of paths) {
      if (offset + 1 >= path.length) continue;
      const from = placeAt(offset, path[offset]);
      const to = placeAt(offset + 1, path[offset + 1]);
      increment(counts, from * (flow.shown + 1) + to);
    }
    return [...counts]
      .sort(([a], [b]) => a - b)
      .map(([pair, count]) => {
        const [from] = columns[offset].nodes[Math.floor(pair / (flow.shown + 1))];
        const [to] = nodes[pair % (flow.shown + 1)];
        return [offset, from, to, count];
      });
  });
  return {
    nodes: columns.flatMap(({ nodes }, offset) => nodes.map((node) => [offset, ...node])),
    links,
  };
}

function countPeople(events) {
  const counts = new Map();
  for (const { user, event, time, properties } of events) {
    if (event !== cohort.event || properties.plan !== cohort.plan || time < cohort.since) continue;
    increment(counts, user);
  }
  return [...counts.values()].filter((count) => count >= cohort.times).length;
}

function latestSessions(events) {
  const found = new Map();
  for (const { session, event, properties } of events) {
    if (event !== latest.event || properties.country !== latest.country) continue;
    found.set(session, { id: session, start: Number.POSITIVE_INFINITY, events: 0 });
  }
  for (const { session, time } of events) {
    const own = found.get(session);
    if (!own) continue;
    own.start = Math.min(own.start, time);
    own.events++;
  }
  return [...found.values()]
    .sort((a, b) => b.start - a.start || compareText(a.id, b.id))
    .slice(0, latest.limit)
    .map(({ id, start: first, events: count }) => [id, first, count]);
}

/** By question: what answers it. */
export const handWritten = {
  F3: funnel(funnels.F3),
  F5: funnel(funnels.F5),
  F5P: funnel(funnels.F5P),
  RET: retention,
  DAU: usersByDay,
  DAUC: usersByDayAndCountry,
  FLOW: flowOfSessions,
  COH: countPeople,
  SESS: latestSessions,
};
