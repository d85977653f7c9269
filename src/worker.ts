/** The worker `workerSource` starts: a file of its own, with the whole engine in it. */
import { serveEvents } from './sources/worker/serve-events.js';

serveEvents();
