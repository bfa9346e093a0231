/** Something its user has to put differently: one line, exit code 2. */
export class UsageError extends Error {}
