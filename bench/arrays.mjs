import { compareText, handWritten } from './arrays-code.mjs';
import { arrivalOrder, generate } from './data.mjs';
import { eventMaker } from './events.mjs';
import { answerParent, loadTimes, measureForms, timed } from './measure.mjs';

/** Functions return answers as they are compared. */
const asIs = (answer) => answer;

answerParent(async ({ events, seed, runs }) => {
  const data = generate(events, seed);
  const made = Array.from(arrivalOrder(data), eventMaker(data));
  const load = await timed(() =>
    made.sort(
      (a, b) => compareText(a.user, b.user) || a.time - b.time || compareText(a.event, b.event),
    ),
  );
  const sorted = load.result;
  const read = Object.fromEntries(Object.keys(handWritten).map((name) => [name, asIs]));
  const forms = Object.fromEntries(
    Object.entries(handWritten).map(([name, answer]) => [name, { 'by hand': answer }]),
  );
  // As often as the code of this package runs before it is measured.
  const times = { warmUps: 3, runs };
  const questions = await measureForms(forms, times, (answer) => answer(sorted), read);
  return {
    version: process.version,
    load: loadTimes(load, questions.F3['by hand'].first),
    questions,
  };
});
