import { sessionId } from './answers.mjs';
import { names } from './data.mjs';

export const textProperties = Object.keys(names).filter((name) => name !== 'event');

/** Ids by number. */
export function idsOf({ users, sessions }) {
  return {
    users: Array.from({ length: users }, (_, user) => `user-${user}`),
    sessions: Array.from({ length: sessions }, (_, session) => sessionId(session)),
  };
}

/** Events as a host has them, made when they are read, by row. */
export function eventMaker(data) {
  const { users, sessions } = idsOf(data);
  return (row) => {
    const properties = {};
    for (const name of textProperties) properties[name] = names[name][data[name][row]];
    properties.duration = data.duration[row];
    const price = data.price[row];
    if (!Number.isNaN(price)) properties.price = price;
    return {
      time: data.time[row],
      event: names.event[data.event[row]],
      user: users[data.user[row]],
      session: sessions[data.session[row]],
      properties,
    };
  };
}
