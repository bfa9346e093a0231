import { writeFileSync } from 'node:fs'
import { cliReference } from '@onrecord/cli/reference'
import { jsonSchema } from '@onrecord/format/schema'

/** The generated pages of docs/reference: path from the root, and content. */
export const pages: Readonly<Record<string, () => string | Promise<string>>> = {
  'docs/reference/cli.md': cliReference,
  'docs/reference/article.schema.json': () => `${JSON.stringify(jsonSchema(), null, 2)}\n`,
}

if (process.argv[1]?.endsWith('reference.ts'))
  for (const [path, page] of Object.entries(pages)) writeFileSync(new URL(`../${path}`, import.meta.url), await page())
