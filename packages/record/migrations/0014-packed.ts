/**
 * A file keeps texts deflated from here on. Those that are there stay as they are, and are read like the others, until `tidy` packs
 * them: nothing is passed over now. An older program could not read what comes.
 */
export async function packed(): Promise<void> {}
