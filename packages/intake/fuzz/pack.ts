import { crc32 } from '../archive/crc.js'

/** A ZIP archive of one entry that is not packed, whole in every checksum, so that what is in it is reached. */
export function zipped(name: string, content: Uint8Array): Uint8Array {
  const label = Buffer.from(name)
  const header = (signature: number, head: number, size: number): Buffer => {
    const b = Buffer.alloc(size)
    b.writeUInt32LE(signature, 0)
    b.writeUInt16LE(20, head)
    b.writeUInt32LE(crc32(content), head + 10)
    b.writeUInt32LE(content.length, head + 14)
    b.writeUInt32LE(content.length, head + 18)
    b.writeUInt16LE(label.length, head + 22)
    return b
  }
  const local = header(0x04034b50, 4, 30)
  const entry = header(0x02014b50, 6, 46)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(46 + label.length, 12)
  end.writeUInt32LE(30 + label.length + content.length, 16)
  return Buffer.concat([local, label, content, entry, label, end])
}

/** A tar archive of one file. */
export function tarred(name: string, content: Uint8Array): Uint8Array {
  const header = Buffer.alloc(512)
  header.write(name.slice(0, 99), 0)
  header.write('0000644', 100)
  header.write(content.length.toString(8).padStart(11, '0'), 124)
  header.write('        ', 148)
  header.write('0', 156)
  header.write('ustar\u000000', 257, 'latin1')
  let sum = 0
  for (const b of header) sum += b
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1')
  return Buffer.concat([header, content, Buffer.alloc(1024 + ((512 - (content.length % 512)) % 512))])
}
