import { LocationProvider, Route, Router } from 'preact-iso'
import { DecisionDesk } from './decide/desk.js'
import { ActorPage } from './pages/actor.js'
import { ActorsPage } from './pages/actors.js'
import { ArticlePage } from './pages/article.js'
import { ArticlesPage } from './pages/articles.js'
import { ComparePage } from './pages/compare.js'
import { ConditionsPage } from './pages/conditions.js'
import { Lost } from './pages/lost.js'
import { OccasionPage } from './pages/occasion.js'
import { OccasionsPage } from './pages/occasions.js'
import { SearchPage } from './pages/search.js'
import { StoryPage } from './pages/story.js'
import { Masthead } from './views/masthead.js'

/** The desk: the masthead, and under it the page its address names. */
export const App = () => (
  <LocationProvider>
    <a class="skip" href="#main">
      Skip to the page
    </a>
    <Masthead />
    <DecisionDesk>
      <main id="main" tabIndex={-1}>
        <Router>
          <Route path="/" component={StoryPage} />
          <Route path="/articles" component={ArticlesPage} />
          <Route path="/article/:name" component={ArticlePage} />
          <Route path="/compare" component={ComparePage} />
          <Route path="/actors" component={ActorsPage} />
          <Route path="/actor/:id" component={ActorPage} />
          <Route path="/conditions" component={ConditionsPage} />
          <Route path="/occasions" component={OccasionsPage} />
          <Route path="/occasion/:id" component={OccasionPage} />
          <Route path="/search" component={SearchPage} />
          <Route default component={Lost} />
        </Router>
      </main>
    </DecisionDesk>
  </LocationProvider>
)
