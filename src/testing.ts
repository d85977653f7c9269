/** For tests and demonstrations: the conformance suite for sources, a seeded generator of events, random cases, an oracle. */
export { type AnswerCase, type FactCase } from './testing/conformance/case.js';
export { answerCases } from './testing/conformance/cases.js';
export { type ConformanceCheck, type ConformanceDriver } from './testing/conformance/driver.js';
export { difference } from './testing/conformance/match.js';
export { comparableRows, type RandomOptions } from './testing/conformance/random-checks.js';
export { conformanceChecks, type ConformanceOptions } from './testing/conformance/suite.js';
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
