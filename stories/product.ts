import { memorySource } from '../src/sources.js';
import { generateEvents } from '../src/testing.js';
import { now } from './product-time.js';

export { now };

/** 90 days of a generated product, with a release half-way. */
export const product = memorySource(generateEvents({ seed: 7, end: now }), { id: 'product' });
