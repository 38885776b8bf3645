/** The named people of the tests, what is planted about them, and how it is written. */
export { actorOf } from './actor-of.ts';
export { assemble } from './assemble.ts';
export { type CastName, cast, schools } from './people.ts';
export { reach } from './reach.ts';
export { rehearse } from './rehearse.ts';
export { planted, record, scene } from './scene.ts';
