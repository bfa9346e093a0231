import { McpServer } from '@modelcontextprotocol/server'
import type { OnRecord } from '@onrecord/record'
import { tools } from './tools/index.js'

const INSTRUCTIONS =
  'A record of who said what, to whom, when and on what condition, as news articles report it. Every line of an answer has a reference: article, line, and the offsets (UTF-16) of its words in the article’s text. Quote the words, name the speaker and the outlet, and give the reference. What is not in an answer is not on record.'

/** A server of the Model Context Protocol that answers from a record and changes nothing. Same question, same answer. */
export function assistant(record: OnRecord, version: string): McpServer {
  const server = new McpServer({ name: 'onrecord', version }, { instructions: INSTRUCTIONS })
  for (const tool of tools) tool(server, record)
  return server
}
