import type { SourceKind } from '../../model/query.js';

const answered: Record<SourceKind, true> = {
  trend: true,
  funnel: true,
  retention: true,
  flow: true,
  sessions: true,
  timeline: true,
  lifecycle: true,
  stickiness: true,
  users: true,
  catalog: true,
};

/** The kinds of `engineKinds`, known without loading the engine. */
export const workerKinds = Object.keys(answered) as readonly SourceKind[];
