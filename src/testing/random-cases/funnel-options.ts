/** Labels of one list never come together: a funnel has one order, one attribution. */
const choices = [
  ['order strict', 'order unordered'],
  ['ties block'],
  ['attempts first'],
  ['finish inWindow'],
  ['unit session'],
  ['within'],
  ['optional'],
  ['hold'],
  ['exclusion break'],
  ['exclusion remove'],
  ['attribution first', 'attribution last', 'attribution step', 'attribution each'],
  ['funnel interval'],
  ['identity account', 'identity authenticatedUser'],
  ['window none', 'window zero'],
];

/** Which other labels a label rules out, by the rules of a valid funnel. */
const ruledOut: Record<string, string[]> = {
  'order unordered': ['ties block', 'attempts first', 'within', 'optional', 'hold'],
  'order strict': ['optional'],
  'finish inWindow': ['window none'],
};

/** Every two options of a funnel, by label, that a valid question can have together: what random cases must cover. */
export const funnelOptionPairs: readonly (readonly [string, string])[] = choices.flatMap(
  (list, i) =>
    list.flatMap((a) =>
      choices
        .slice(i + 1)
        .flat()
        .filter((b) => !ruledOut[a]?.includes(b) && !ruledOut[b]?.includes(a))
        .map((b) => [a, b] as const),
    ),
);
