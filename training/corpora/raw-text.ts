import { createReadStream, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import { conllu } from './conllu.js'
import { shared, unpack } from './shared.js'

/** Plain English text without annotation, document by document: PolNeAR train, EWT train and the White House briefings. */
export async function* rawText(): AsyncGenerator<string> {
  const folder = join(shared, 'data/polnear/train/text')
  for (const file of readdirSync(folder).sort()) yield readFileSync(join(folder, file), 'utf8')
  for (const sentence of conllu(unpack('data/ud-ewt/en_ewt-ud-train.conllu.gz'))) yield sentence.text
  const briefings = createReadStream(join(shared, 'data/white-house/briefings.jsonl.gz')).pipe(createGunzip())
  for await (const line of createInterface({ input: briefings })) {
    const { text } = JSON.parse(line) as { text?: string }
    if (text) yield text
  }
}
