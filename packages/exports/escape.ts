/** Text on one line. */
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** Text on one line, with what Markdown would take for its own set off. */
export const markdownText = (text: string): string =>
  oneLine(text)
    .replace(/[\\`*_{}[\]<>#|~]/g, '\\$&')
    .replace(/^([-+=]|\d+[.)])/, '\\$1')

/** Text without the characters that XML 1.0 does not allow. */
export const xmlAllowed = (text: string): string =>
  text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')

/** Text escaped for markup, in content and in attributes in quotation marks. */
export const markupText = (text: string): string => xmlAllowed(text).replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`)
