import { serveEvents } from '../../../src/sources.js';

serveEvents({
  *load() {
    for (let i = 0; i < 3_000; i++) yield [{ time: i, who: `u${i % 30}`, what: 'visit' }];
  },
  // A function is fine here: it never leaves the worker.
  mapping: { event: 'what', user: (row) => row.who },
});
