/** Something that can be said once for all commands, beside saying it on the command line. */
export interface Setting {
  /** As the flag and the key of the file are called: `token-file`. */
  readonly name: string
  /** Commands that heed it; all that have such a flag where not given. */
  readonly commands?: readonly string[]
  /** Whether it is a path: one in a file is seen from that file's folder. */
  readonly isPath?: true
  readonly what: string
  /** What holds where nobody says otherwise, for a person. */
  readonly otherwise: string
}

/** Every setting, in the order they are shown. */
export const SETTINGS: readonly Setting[] = [
  { name: 'record', isPath: true, what: 'the record, a file or a postgres:// address', otherwise: 'onrecord.db in `data`' },
  { name: 'data', isPath: true, commands: [], what: 'the folder for what Onrecord keeps', otherwise: 'the platform’s folder for data' },
  { name: 'queue', what: 'the NATS servers, by commas', otherwise: 'nats://127.0.0.1:4222' },
  { name: 'threads', what: 'threads that read', otherwise: 'one a core' },
  { name: 'max-size', commands: ['add', 'read'], what: 'most megabytes of one document', otherwise: '64' },
  { name: 'max-seconds', commands: ['add', 'read'], what: 'most seconds for taking a document out of its file', otherwise: '30' },
  { name: 'max-memory', commands: ['add', 'read'], what: 'most megabytes of memory for that', otherwise: '1024' },
  { name: 'every', commands: ['follow'], what: 'how often a feed is asked', otherwise: '15m' },
  { name: 'allow-private', commands: ['fetch', 'follow'], what: 'whether addresses of private networks are fetched', otherwise: 'no' },
  { name: 'host', commands: ['serve'], what: 'address the desk listens on', otherwise: '127.0.0.1' },
  { name: 'port', commands: ['serve'], what: 'port the desk listens on', otherwise: '4747' },
  { name: 'token-file', commands: ['serve'], isPath: true, what: 'file with the token the desk wants', otherwise: 'none is wanted' },
  { name: 'tls-cert', commands: ['serve'], isPath: true, what: 'certificate of the desk (PEM, with its chain)', otherwise: 'plain HTTP' },
  { name: 'tls-key', commands: ['serve'], isPath: true, what: 'its key (PEM)', otherwise: 'plain HTTP' },
  { name: 'behind', commands: ['serve'], what: 'the desk’s address where a proxy stands before it', otherwise: 'no proxy' },
  { name: 'create', commands: ['serve'], what: 'whether a record is made where the one named is not', otherwise: 'no' },
  { name: 'open', commands: ['serve'], what: 'whether the browser is opened', otherwise: 'no' },
  { name: 'log-format', commands: ['serve'], what: 'json or text', otherwise: 'text on a terminal, else json' },
  { name: 'log-level', commands: ['serve'], what: 'debug, info, warn or error', otherwise: 'info' },
] // biome-ignore format: a table

/** The variable of the environment that says it. */
export const variableOf = ({ name }: Setting): string => `ONRECORD_${name.toUpperCase().replaceAll('-', '_')}`
