/** White space as one blank: the words of a quotation on a line of their own. The text itself stays as it is on record. */
export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** A text in lines of at most `width` columns behind `indent` blanks. Longer words stand on a line of their own. */
export function wrap(text: string, width: number, indent: number): string {
  const room = Math.max(24, width - indent)
  const lines: string[] = []
  let line = ''
  for (const word of oneLine(text).split(' ')) {
    if (line !== '' && line.length + 1 + word.length > room) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  if (line !== '') lines.push(line)
  return lines.map((l) => ' '.repeat(indent) + l).join('\n')
}
