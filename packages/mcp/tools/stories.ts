import { question } from './tool.js'

export const stories = question({
  name: 'stories',
  title: 'Stories',
  description: 'Developing matters on record, each with its articles, days and actors.',
  takes: {},
  answer: async (record) => ({ stories: await record.stories() }),
})
