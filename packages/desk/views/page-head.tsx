import type { ComponentChildren } from 'preact'

/** The top of a page: what it is, in large letters, and how much there is. */
export const PageHead = ({
  title,
  over,
  children,
}: {
  title: ComponentChildren
  over?: ComponentChildren
  children?: ComponentChildren
}) => (
  <header class="page-head">
    {over ? <p class="over">{over}</p> : null}
    <h1>{title}</h1>
    {children ? <div class="under">{children}</div> : null}
  </header>
)
