import { render } from 'preact'
import { App } from './app.js'
import './styles/tokens.css'
import './styles/base.css'
import './styles/frame.css'
import './styles/parts.css'
import './styles/story.css'
import './styles/article.css'
import './styles/pages.css'

const place = document.getElementById('desk')
if (!place) throw new Error('page: the element to fill is missing: desk')
place.textContent = ''
render(<App />, place)
