/**
 * An article's name by its file: the last part of the path without `.gz` and without its last ending (`a.b.txt.gz` is
 * `a.b`). A name that is nothing but an ending (`.txt`) is kept whole; of an address, its query and fragment are left out.
 */
export function nameOf(uri: string): string {
  const path = /^[a-z][a-z0-9+.-]+:\/\//i.test(uri) ? uri.replace(/[?#].*$/s, '') : uri
  const file = path.replace(/[/\\]+$/, '').replace(/^.*[/\\]/s, '')
  const unpacked = file.replace(/(?<=.)\.gz$/i, '')
  // A name is shown on one line, whatever file systems allow.
  return (unpacked.replace(/(?<=.)\.[^.]*$/, '') || file).replace(/\p{Cc}+/gu, ' ')
}

/** The ending that tells the format, lower case without its dot and without `.gz`; empty where there is none. */
export function endingOf(uri: string): string {
  const path = /^[a-z][a-z0-9+.-]+:\/\//i.test(uri) ? uri.replace(/[?#].*$/s, '') : uri
  const m = /[^/\\.][^/\\]*?\.([^./\\]+)$/.exec(path.replace(/\.gz$/i, ''))
  return m ? m[1]!.toLowerCase() : ''
}

/** The address of something within a file: the file's with its name behind `#`. */
export const inside = (uri: string, name: string): string =>
  `${uri}#${encodeURIComponent(name.replace(/\p{Surrogate}/gu, '\ufffd')).replaceAll('%2F', '/')}`
