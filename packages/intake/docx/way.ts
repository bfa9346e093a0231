import { unzip, type ZipEntry, zipEntries } from '../archive/zip.js'
import { decode } from '../encoding/decode.js'
import { partsOf } from '../input.js'
import { Refused } from '../limits/refused.js'
import type { Way } from '../way.js'
import { xml } from '../xml/xml.js'
import { docx } from './docx.js'
import { propertiesOf } from './properties.js'
import { stylesOf } from './styles.js'

/** A Word document (Office Open XML, ISO 29500), which is one article. */
export const docxWay: Way = {
  takes: 'bytes',
  async *read(bytes, at) {
    const file = partsOf(bytes)
    const entries = await zipEntries(file, at.limits)
    const find = (name: string): ZipEntry | undefined => entries.find((e) => e.name.toLowerCase() === name)
    const text = async (entry: ZipEntry | undefined): Promise<string | null> =>
      entry ? decode(await unzip(file, entry, at.limits)).text : null
    const part = find('word/document.xml') ?? entries.find((e) => /^word\/document\d*\.xml$/i.test(e.name))
    const main = await text(part)
    if (part === undefined || main === null)
      throw entries.some((e) => /^(xl|ppt)\//.test(e.name))
        ? new Refused('binary', 'this is an office document other than DOCX', 'save it as DOCX, PDF or CSV')
        : new Refused('damaged', 'no Word document in it', 'save it as DOCX again')
    const { root, broken } = xml(main)
    if (broken)
      throw new Refused('damaged', 'its text breaks off', 'save it as DOCX again', `${part.name}, line ${broken.line}`)
    const styles = stylesOf(await text(find('word/styles.xml')))
    const about = propertiesOf(await text(find('docprops/core.xml')))
    yield docx(root, part.name, styles, about, at)
  },
}
