/** For tests and demonstrations: a seeded generator of events, random cases, and an oracle to test a source against. */
export { generateEventBatches, generateEvents } from './testing/generator/generate.js';
export { type GeneratorOptions, releaseTime } from './testing/generator/options.js';
export { answerByOracle } from './testing/oracle/answer.js';
export { createRandom, type Random } from './testing/random.js';
export { type RandomQuery, randomQuery } from './testing/random-cases.js';
export {
  type RandomMode,
  randomEvents,
  randomSessionPolicy,
} from './testing/random-cases/events.js';
