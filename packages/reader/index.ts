export { type Likeness, type NamedPerson, samePerson } from './actors/same-person.js'
export { type Identified, whoIs } from './actors/who-is.js'
export type { Context } from './layers.js'
export { read } from './read.js'
