/**
 * The seeded data set: 30 days, heavy-tailed users, 200 event names. Columns of codes, sorted by user and time.
 * 14 fields: time, event, user, session and ten properties.
 */
export const start = Date.UTC(2026, 0, 1);
export const days = 30;
export const dayMs = 86_400_000;
const end = start + days * dayMs;

const numbered = (name, count, width) =>
  Array.from({ length: count }, (_, i) => `${name}_${String(i).padStart(width, '0')}`);

/** Values by code, in group order, so that codes rank as their values do. */
export const names = {
  event: numbered('event', 200, 3),
  country: numbered('country', 60, 2),
  platform: ['web', 'ios', 'android', 'desktop'],
  plan: ['free', 'pro', 'team', 'enterprise'],
  browser: numbered('browser', 8, 1),
  os: numbered('os', 6, 1),
  version: numbered('v', 40, 2),
  referrer: numbered('referrer', 120, 3),
  page: numbered('/page', 200, 3),
};

export const codeOf = (property, value) => names[property].indexOf(value);

/** Events that carry a price: about 7 % of all. */
const priced = new Set([4, 7, 12]);

/** Uniform numbers in [0, 1): mulberry32. */
function randomNumbers(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let x = Math.imul(state ^ (state >>> 15), state | 1);
    x ^= x + Math.imul(x ^ (x >>> 7), x | 61);
    return ((x ^ (x >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A table to draw codes 0 … count - 1 from, code k with a weight of 1 / (k + 1) ^ exponent. */
function zipf(count, exponent) {
  const weights = Array.from({ length: count }, (_, k) => (k + 1) ** -exponent);
  const sum = weights.reduce((a, b) => a + b);
  const draws = new Uint8Array(65_536);
  let at = 0;
  let below = 0;
  weights.forEach((weight, code) => {
    below += weight;
    for (; at < Math.round((below / sum) * draws.length); at++) draws[at] = code;
  });
  return draws;
}

export function generate(events, seed) {
  const random = randomNumbers(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const exponential = (mean) => -mean * Math.log(1 - random());
  const draw = (table) => table[(random() * 65_536) | 0];
  const of = {
    event: zipf(200, 1.05),
    country: zipf(60, 1),
    platform: zipf(4, 0.8),
    plan: zipf(4, 1.3),
    browser: zipf(8, 1.2),
    os: zipf(6, 1),
    version: zipf(40, 0.7),
    referrer: zipf(120, 1),
    page: zipf(200, 0.9),
  };
  const bytes = () => new Uint8Array(events);
  const data = {
    rows: events,
    users: 0,
    sessions: 0,
    time: new Float64Array(events),
    user: new Uint32Array(events),
    session: new Uint32Array(events),
    price: new Float64Array(events).fill(Number.NaN),
    duration: new Float64Array(events),
    ...Object.fromEntries(Object.keys(of).map((field) => [field, bytes()])),
  };

  let row = 0;
  function addSession(size, at, { country, plan, platform, browser, os }) {
    const abroad = random() < 0.03 ? draw(of.country) : country;
    const device = random() < 0.15 ? draw(of.platform) : platform;
    const version = draw(of.version);
    const referrer = draw(of.referrer);
    let time = at;
    for (let i = 0; i < size; i++, row++) {
      // Some events share their millisecond with the one before.
      if (i > 0 && random() >= 0.148) time += 1 + Math.floor(exponential(45_000));
      data.time[row] = Math.min(time, end - 1);
      data.user[row] = data.users;
      data.session[row] = data.sessions;
      data.event[row] = draw(of.event);
      data.country[row] = abroad;
      data.platform[row] = device;
      data.plan[row] = plan;
      data.browser[row] = browser;
      data.os[row] = os;
      data.version[row] = version;
      data.referrer[row] = referrer;
      data.page[row] = draw(of.page);
      data.duration[row] = Math.round(exponential(20_000));
      if (priced.has(data.event[row]))
        data.price[row] = Math.round(4000 * Math.exp(normal())) / 100;
    }
    data.sessions++;
    return time;
  }

  let toCome = events;
  while (toCome > 0) {
    const count = Math.min(toCome, Math.max(1, Math.round(5 * Math.exp(1.218 * normal()))));
    toCome -= count;
    const person = {
      country: draw(of.country),
      plan: draw(of.plan),
      platform: draw(of.platform),
      browser: draw(of.browser),
      os: draw(of.os),
    };
    const sizes = [];
    for (let left = count; left > 0; left -= sizes.at(-1)) {
      sizes.push(Math.min(left, 1 + Math.floor(exponential(8))));
    }
    const arrival = random() * (1 - Math.min(0.9, count / 1000));
    const starts = sizes.map(() => arrival + (1 - arrival) * random()).sort((a, b) => a - b);
    let free = start;
    sizes.forEach((size, i) => {
      const at = Math.max(free, start + Math.floor(starts[i] * days * dayMs));
      free = addSession(size, at, person) + 31 * 60_000;
    });
    data.users++;
  }
  return data;
}

/** Row numbers in order of arrival: by second, a user's own in order. */
export function arrivalOrder({ rows, time }) {
  const next = new Uint32Array((days * dayMs) / 1000 + 1);
  const second = (row) => Math.floor((time[row] - start) / 1000);
  for (let row = 0; row < rows; row++) next[second(row) + 1]++;
  for (let i = 1; i < next.length; i++) next[i] += next[i - 1];
  const order = new Uint32Array(rows);
  for (let row = 0; row < rows; row++) order[next[second(row)]++] = row;
  return order;
}
