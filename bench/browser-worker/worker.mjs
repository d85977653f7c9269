// The worker makes its events itself: the page never sees them.
import { serveEvents } from '../../src/sources.ts';
import { generateEventBatches } from '../../src/testing/generator/generate.ts';

const perPerson = 40;
const events = Number(new URL(self.location.href).hash.slice(1));

/** Batches until there are enough. */
function* load() {
  let left = events;
  // A few more people than it takes.
  for (const batch of generateEventBatches({ users: Math.ceil((events / perPerson) * 1.2) })) {
    if (left <= 0) return;
    yield batch.length > left ? batch.slice(0, left) : batch;
    left -= batch.length;
  }
}

serveEvents({ load });
