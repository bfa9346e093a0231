import { LocationProvider, Route, Router } from 'preact-iso'
import { DecisionDesk } from './decide/desk.js'
import { ActorPage } from './pages/actor.js'
import { ActorsPage } from './pages/actors.js'
import { AddPage } from './pages/add.js'
import { ArticlePage } from './pages/article.js'
import { ArticlesPage } from './pages/articles.js'
import { BriefPage } from './pages/brief.js'
import { ComparePage } from './pages/compare.js'
import { LedgerPage } from './pages/ledger.js'
import { Lost } from './pages/lost.js'
import { OccasionPage } from './pages/occasion.js'
import { OccasionsPage } from './pages/occasions.js'
import { ReviewPage } from './pages/review.js'
import { SearchPage } from './pages/search.js'
import { SourcesPage } from './pages/sources.js'
import { StoriesPage } from './pages/stories.js'
import { StoryPage } from './pages/story.js'
import { TakePage } from './pages/take.js'
import { WatchesPage } from './pages/watches.js'
import { DropAnywhere } from './views/drop-anywhere.js'
import { Masthead } from './views/masthead.js'

/** Addresses that are pages: files and feeds are the browser's own business. */
const PAGES = /^(?!\/api\/)/

/** The desk: the masthead, and under it the page its address names. */
export const App = () => (
  <LocationProvider scope={PAGES}>
    <a class="skip" href="#main">
      Skip to the page
    </a>
    <Masthead />
    <DropAnywhere />
    <DecisionDesk>
      <main id="main" tabIndex={-1}>
        <Router>
          <Route path="/" component={StoryPage} />
          <Route path="/articles" component={ArticlesPage} />
          <Route path="/article/:name" component={ArticlePage} />
          <Route path="/compare" component={ComparePage} />
          <Route path="/actors" component={ActorsPage} />
          <Route path="/actor/:id" component={ActorPage} />
          <Route path="/ledger" component={LedgerPage} />
          <Route path="/sources" component={SourcesPage} />
          <Route path="/review" component={ReviewPage} />
          <Route path="/add" component={AddPage} />
          <Route path="/occasions" component={OccasionsPage} />
          <Route path="/occasion/:id" component={OccasionPage} />
          <Route path="/search" component={SearchPage} />
          <Route path="/stories" component={StoriesPage} />
          <Route path="/brief" component={BriefPage} />
          <Route path="/take" component={TakePage} />
          <Route path="/watch" component={WatchesPage} />
          <Route default component={Lost} />
        </Router>
      </main>
    </DecisionDesk>
  </LocationProvider>
)
