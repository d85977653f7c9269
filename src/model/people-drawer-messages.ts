/* English for the component's own words. */

export const peopleDrawerMessages = {};
