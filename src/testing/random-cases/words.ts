import type { Scalar } from '../../model/event.js';

/** Texts that go wrong in one store or another: quotes, accents, above and just below U+FFFF, wildcards, empty. */
export const awkwardTexts = [
  '',
  'é',
  'É',
  '😀',
  '\uffff',
  "it's",
  'say "hi"',
  '100%',
  'a_b',
  'a\\b',
];

export const names = ['Visit', 'visit', 'Sign up', 'Create', 'Invite', 'Pay', "L'été 😀"];

export const kinds = ['event', 'pageView', 'request', 'exception', 'dependency', 'Host kind'];

export const propertyNames = ['plan', 'size', 'flag', 'mixed', 'it\'s "odd" é'];

/** Values of one property with several types, some of which look alike. */
export const mixedValues: Scalar[] = [
  ...awkwardTexts,
  'a',
  'A',
  'ab',
  'B',
  '5',
  'true',
  5,
  0,
  -2,
  0.5,
  1_000_000_000_000,
  true,
  false,
];

/** Upper and lower case of the same words, for filters that ignore it: in A–Z only. */
export const plans = ['Free', 'free', 'École', 'école'];

/** Properties with few values, so that several of a user's events carry the same. */
export const fewValued = ['plan', 'flag', '$kind', '$account'];

export const fields = ['$event', '$kind', '$user', '$session', '$authenticatedUser', '$account'];
