import { memorySource } from '../src/sources.js';
import { generateEvents } from '../src/testing.js';

/** The instant the stories are looked at: noon after the generated product's last whole day. */
export const now = Date.UTC(2026, 10, 20, 12);

/** 90 days of a generated product, with a release half-way. */
export const product = memorySource(generateEvents({ seed: 7, end: now }), { id: 'product' });
