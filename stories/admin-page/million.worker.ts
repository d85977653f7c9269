// The worker makes its events itself: the page never sees them.
import { serveEvents } from '../../src/sources.js';
import { generateEventBatches } from '../../src/testing.js';
import { now } from '../product-time.js';

const perPerson = 40;
const events = 1_000_000;

/** Batches until there are a million. */
function* load() {
  let left = events;
  // A few more people than it takes.
  const users = Math.ceil((events / perPerson) * 1.2);
  for (const batch of generateEventBatches({ seed: 7, users, end: now })) {
    if (left <= 0) return;
    yield batch.length > left ? batch.slice(0, left) : batch;
    left -= batch.length;
  }
}

serveEvents({ load });
