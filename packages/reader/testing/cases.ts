import { it } from 'vitest'
import { caseFile } from '../../language/testing/case-file.js'

/**
 * Makes a test of each case of a file: `# title`, input, `==>`, what is expected. A title that ends in "(known)" is a case
 * we do not get right yet: it fails until we do.
 */
export function eachCase(file: URL, check: (input: string, expected: string) => void): void {
  for (const { title, input, expected } of caseFile(file)) {
    const test = title.endsWith('(known)') ? it.fails : it
    test(title, () => check(input.trim(), expected.trim()))
  }
}
