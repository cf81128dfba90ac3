/** What AWS decides in this domain, as switches; AWS's settings stand in `routing.ts`. */
export type RoutingSwitches = {};
