// The bridge that Zalo's client would offer to a mini app, for the person named by `?user=` on this script.
;(() => {
  const remembered = 'simulator.user'
  const userId = new URL(document.currentScript.src).searchParams.get('user') ?? sessionStorage.getItem(remembered)
  if (userId) sessionStorage.setItem(remembered, userId)
  window.APP_ID = location.pathname.split('/')[2] ?? ''
})()
