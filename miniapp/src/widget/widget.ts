// What a portal puts into its page. It stands alone, imports nothing, and touches nothing of the page but one element of
// its own; the page's styles do not reach into it, nor its styles out.
;(() => {
  const said = {
    vi: {
      label: 'Hỏi đáp',
      close: 'Đóng',
      late: 'Chưa mở được khung hỏi đáp ở đây.',
      newTab: 'Mở trong trang mới',
    },
    en: {
      label: 'Ask the office',
      close: 'Close',
      late: 'The question box cannot be opened here.',
      newTab: 'Open in a new page',
    },
  }
  const lateMs = 10_000
  // A page of ours has told that it is there before it has loaded; its message is on the way for a moment.
  const graceMs = 300

  const script = document.currentScript
  if (!(script instanceof HTMLScriptElement) || document.querySelector('loa-widget')) return
  const { origin } = new URL(script.src)
  const { label: given, lang, corner, color } = script.dataset
  const words = lang === 'en' ? said.en : said.vi
  const label = given?.trim() || words.label
  const side = corner === 'left' ? 'left' : 'right'
  const other = side === 'left' ? 'right' : 'left'
  const ground = /^#[\da-f]{6}$/i.test(color ?? '') ? (color as string) : '#0f5c55'
  const ink = letters(ground)

  const css = `
    :host { all: initial; font-size: max(16px, 1rem); }
    button, dialog { font: 600 1em/1.3 "Be Vietnam Pro", system-ui, sans-serif; color: ${ink}; }
    button { cursor: pointer; border: 0; background: ${ground}; overflow-wrap: anywhere; }
    button:hover { text-decoration: underline; }
    button:focus-visible, a:focus-visible { outline: 3px solid ${ink}; outline-offset: -5px; }
    .open { position: fixed; z-index: 2147483000; ${side}: max(1em, env(safe-area-inset-${side})); bottom: max(1em, env(safe-area-inset-bottom));
      max-width: calc(100vw - 2em); min-height: 48px; padding: .7em 1.2em; border-radius: 2em; box-shadow: 0 2px 10px #0006; }
    dialog { position: fixed; inset: auto; bottom: 1em; ${side}: max(1em, env(safe-area-inset-${side})); ${other}: auto; margin: 0; padding: 0; border: 0; border-radius: .8em;
      width: min(27em, calc(100vw - 2em)); height: min(46em, calc(100vh - 2em)); max-width: none; max-height: none; overflow: hidden;
      background: #faf7f1; box-shadow: 0 4px 30px #0007; overscroll-behavior: contain; }
    dialog[open] { display: flex; flex-direction: column; }
    dialog::backdrop { background: #0005; }
    .bar { display: flex; align-items: center; gap: .5em; padding-left: 1em; background: ${ground}; flex: none; }
    .bar span { flex: 1; min-width: 0; overflow-wrap: anywhere; }
    .bar button { min-width: 48px; min-height: 48px; padding: .5em 1em; }
    iframe { flex: 1; min-height: 0; width: 100%; border: 0; background: #faf7f1; }
    p { margin: 0; padding: 1em; font-weight: 400; color: #1d2725; }
    p[hidden] { display: none; }
    a { color: #0f5c55; }
    a:focus-visible { outline-color: #0f5c55; outline-offset: 2px; }
    @media (max-width: 32em), (max-height: 32em) {
      dialog { inset: 0; ${side}: 0; width: 100vw; height: 100vh; height: 100dvh; border-radius: 0; }
    }
    @media (prefers-reduced-motion: no-preference) {
      dialog[open] { animation: rise .18s ease-out; }
      @keyframes rise { from { opacity: 0; transform: translateY(1em); } }
    }
    @media (forced-colors: active) { .open, .bar button { border: 2px solid; } }
    @media print { :host { display: none; } }`

  function make<Tag extends keyof HTMLElementTagNameMap>(
    tag: Tag,
    properties: Partial<HTMLElementTagNameMap[Tag]>,
    ...children: Node[]
  ) {
    const element = Object.assign(document.createElement(tag), properties)
    element.append(...children)
    return element
  }

  const frame = make('iframe', { title: label, referrerPolicy: 'origin', allow: 'microphone' })
  const away = make('a', { href: `${origin}/widget/`, target: '_blank', rel: 'noopener', textContent: words.newTab })
  const late = make('p', { hidden: true, textContent: `${words.late} ` }, away)
  const close = make('button', { type: 'button', textContent: words.close })
  const bar = make('div', { className: 'bar' }, make('span', { textContent: label }), close)
  const dialog = make('dialog', {}, bar, late, frame)
  const open = make('button', { type: 'button', className: 'open', textContent: label })
  dialog.setAttribute('aria-label', label)
  open.setAttribute('aria-haspopup', 'dialog')

  open.addEventListener('click', () => {
    // Nothing is fetched for those who never ask.
    if (!frame.src) {
      frame.src = `${origin}/widget/`
      setTimeout(() => {
        late.hidden = isReady
      }, lateMs)
    }
    dialog.showModal()
  })
  // A portal that is not let in gets a page that loads and says nothing.
  frame.addEventListener('load', () => {
    if (!frame.src) return
    setTimeout(() => {
      late.hidden = isReady
    }, graceMs)
  })
  close.addEventListener('click', () => dialog.close())

  let isReady = false
  window.addEventListener('message', ({ source, origin: from, data }: MessageEvent<{ loa?: unknown } | null>) => {
    if (source !== frame.contentWindow || from !== origin) return
    if (data?.loa === 'ready') {
      isReady = true
      late.hidden = true
    }
    // A key pressed inside the frame is not heard out here.
    if (data?.loa === 'close') dialog.close()
  })

  const host = document.createElement('loa-widget')
  const root = host.attachShadow({ mode: 'open' })
  dress(root)
  root.append(open, dialog)
  if (document.body) document.body.append(host)
  else document.addEventListener('DOMContentLoaded', () => document.body.append(host))

  /** Dark letters or white ones, whichever stand out more from a colour (WCAG 2.2, relative luminance). */
  function letters(on: string): string {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
      const part = Number.parseInt(on.slice(at, at + 2), 16) / 255
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179 ? '#000' : '#fff'
  }

  /** A made sheet passes a page's own content policy, which a style element may not; older browsers know only that. */
  function dress(to: ShadowRoot) {
    try {
      const sheet = new CSSStyleSheet()
      sheet.replaceSync(css)
      to.adoptedStyleSheets = [sheet]
    } catch {
      to.append(make('style', { textContent: css }))
    }
  }
})()
