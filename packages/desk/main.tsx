import { render } from 'preact'
import { type Answers, address, get } from './api.js'
import { App } from './app.js'
import './styles/tokens.css'
import './styles/base.css'
import './styles/frame.css'
import './styles/parts.css'
import './styles/story.css'
import './styles/article.css'
import './styles/pages.css'
import './styles/decide.css'
import './styles/rooms.css'
import { know } from './text/source.js'

const place = document.getElementById('desk')
if (!place) throw new Error('page: the element to fill is missing: desk')
const { openings } = await get<Answers['/api/openings']>(address('/api/openings')).catch(() => ({ openings: [] }))
know(openings)
place.textContent = ''
render(<App />, place)
