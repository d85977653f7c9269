import { englishMessages } from '../../src/index.js';
import * as tools from './tools.js';

/** The words of the page and of every component. */
export const everyWord: object = Object.assign({}, ...Object.values(tools), englishMessages);
