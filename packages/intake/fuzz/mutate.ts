import { gzipSync } from 'node:zlib'
import type { Seed } from './corpus.js'
import { tarred, zipped } from './pack.js'
import type { Random } from './random.js'

/** What formats turn on, and numbers at the edge. */
const TOKENS = [
  '<', '>', '&', '"', "'", '\0', '\r\n', '\r', ']]>', '<![CDATA[', '<!--', '-->', '<!DOCTYPE x [<!ENTITY a "b">]>', '</', '/>', '<?', '&#0;', '&#x110000;', '&#xd800;',
  '&nbsp;', '&amp;#8217;', '&notit;', '{', '}', '[', ']', '\\u', '\\ud800', '\\', '":', 'null', '1e999', '-1', '4294967295', '65535', '99999999999999999999',
  '```', '***', '![', '](', '\n---\n', '> ', '%PDF-1.7', 'endobj', 'stream', 'xref', 'startxref', '/Length 9999999', '/Kids [1 0 R]', 'PK\x03\x04', 'PK\x05\x06', 'PK\x01\x02',
  'WARC/1.0\r\n', 'Content-Length: 99999999\r\n', 'HTTP/1.1 200 OK\r\n', 'Transfer-Encoding: chunked', 'ustar', 'MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary="b"',
  '--b\r\n', '=\r\n', '=?utf-8?B?', '\ufeff', '\u00ad', '\u2028', '\ud83d', '<script type="application/ld+json">{"articleBody":"', '<table><tr><td>', '<pre>\n\n', '<aside>', '<template>', '<svg><p>',
] // biome-ignore format: one line reads better

type Mutation = (bytes: Buffer, r: Random, seeds: readonly Seed[]) => Buffer

const place = (b: Buffer, r: Random): [from: number, to: number] => {
  const from = r.below(b.length + 1)
  return [from, Math.min(b.length, from + r.below(r.pick([4, 64, 1024])))]
}

const MUTATIONS: readonly Mutation[] = [
  // A bit, or a few bytes.
  (b, r) => {
    for (let n = 1 + r.below(8); n > 0 && b.length > 0; n--) b[r.below(b.length)]! ^= 1 << r.below(8)
    return b
  },
  (b, r) => {
    for (let n = 1 + r.below(8); n > 0 && b.length > 0; n--) b[r.below(b.length)] = r.below(256)
    return b
  },
  // Cut off, cut out, said twice, said often.
  (b, r) => b.subarray(0, r.below(b.length + 1)),
  (b, r) => {
    const [from, to] = place(b, r)
    return Buffer.concat([b.subarray(0, from), b.subarray(to)])
  },
  (b, r) => {
    const [from, to] = place(b, r)
    return Buffer.concat([b.subarray(0, to), b.subarray(from)])
  },
  (b, r) => {
    const [from, to] = place(b, r)
    const times = Math.min(r.pick([3, 50, 2000]), Math.floor(200_000 / (to - from + 1)))
    return Buffer.concat([b.subarray(0, from), ...Array<Buffer>(times).fill(b.subarray(from, to)), b.subarray(to)])
  },
  // A token, once or very often.
  (b, r) => {
    const at = r.below(b.length + 1)
    return Buffer.concat([b.subarray(0, at), Buffer.from(r.pick(TOKENS)), b.subarray(at)])
  },
  (b, r) => {
    const at = r.below(b.length + 1)
    return Buffer.concat([
      b.subarray(0, at),
      Buffer.from(r.pick(TOKENS).repeat(r.pick([10, 600, 5000]))),
      b.subarray(at),
    ])
  },
  // Elements or lists within each other, without end.
  (b, r) => {
    const at = r.below(b.length + 1)
    const opening = r.pick(['<div>', '<b>', '<p><i>', '<a>', '<blockquote>', '<item>', '[', '{"a":', '> ', '- '])
    return Buffer.concat([b.subarray(0, at), Buffer.from(opening.repeat(r.pick([100, 3000]))), b.subarray(at)])
  },
  // Half of one, half of another.
  (b, r, seeds) => {
    const other = r.pick(seeds).bytes
    return Buffer.concat([b.subarray(0, r.below(b.length + 1)), other.subarray(r.below(other.length + 1))])
  },
  // A number of the file made another.
  (b, r) => {
    const digits = [...b.toString('latin1').matchAll(/\d+/g)]
    const m = digits.length > 0 ? r.pick(digits) : null
    if (!m) return b
    return Buffer.concat([
      b.subarray(0, m.index),
      Buffer.from(String(r.pick([0, 1, 255, 65_536, 2 ** 31, 2 ** 53]))),
      b.subarray(m.index + m[0].length),
    ])
  },
  // Its bytes read as another encoding's.
  (b, r) => Buffer.from(b.toString(r.pick(['latin1', 'utf8'])), r.pick(['utf16le', 'utf8', 'latin1'])),
]

/** A mutated input: a seed changed one to five times, sometimes packed. */
export function mutated(seeds: readonly Seed[], r: Random): Seed {
  const seed = r.pick(seeds)
  let bytes: Buffer = Buffer.from(seed.bytes)
  for (let n = 1 + r.below(5); n > 0; n--)
    bytes = Buffer.from(
      r
        .pick(MUTATIONS)(bytes, r, seeds)
        .subarray(0, 1 << 20),
    )
  let { name } = seed
  // What lies in a Word document is reached only through its archive.
  if (name === 'word/document.xml') return { name: 'a.docx', bytes: zipped(name, bytes) }
  const ending = r.below(20)
  if (ending === 0)
    name = name.replace(/\.[^.]*$/, r.pick(['', '.txt', '.html', '.json', '.csv', '.md', '.eml', '.pdf']))
  const pack = r.below(12)
  if (pack === 0) return { name: `${name}.gz`, bytes: gzipSync(bytes) }
  if (pack === 1) return { name: 'a.zip', bytes: zipped(name, bytes) }
  if (pack === 2) return { name: 'a.tar', bytes: tarred(name, bytes) }
  return { name, bytes }
}
