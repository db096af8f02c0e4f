// @ts-check
// The bridge that Zalo's client offers to a mini app, for the person named by `?user=` on this script. A classic script:
// it must have run before the first module of the mini app.
;(() => {
  const session = window.sessionStorage
  const remembered = 'simulator.user'
  const script = /** @type {HTMLScriptElement} */ (document.currentScript)
  const userId = new URL(script.src).searchParams.get('user') ?? session.getItem(remembered)
  if (userId) session.setItem(remembered, userId)

  /** @param {number} code @param {string} message */
  const failure = (code, message) => Object.assign(new Error(message), { code })

  /**
   * Every phone has a storage of its own; here several people share one browser.
   * @param {Storage} storage
   * @returns {Storage}
   */
  const ownStorage = (storage) => {
    const prefix = `zmp:${userId ?? 'guest'}:`
    const keys = () =>
      Object.keys(storage)
        .filter((key) => key.startsWith(prefix))
        .map((key) => key.slice(prefix.length))
    return {
      get length() {
        return keys().length
      },
      key: (index) => keys()[index] ?? null,
      getItem: (key) => storage.getItem(prefix + key),
      setItem: (key, value) => storage.setItem(prefix + key, String(value)),
      removeItem: (key) => storage.removeItem(prefix + key),
      clear: () => {
        for (const key of keys()) storage.removeItem(prefix + key)
      },
    }
  }
  const storage = ownStorage(window.localStorage)
  Object.defineProperty(window, 'localStorage', { configurable: true, value: storage })
  Object.defineProperty(window, 'sessionStorage', { configurable: true, value: ownStorage(session) })

  /** @param {string} path @param {string} [method] */
  const ask = async (path, method = 'GET') => {
    if (!userId) throw failure(-1401, 'nobody is signed in')
    const reply = await fetch(`/__sim/bridge/${userId}${path}`, { method })
    if (!reply.ok) throw failure(-1401, 'this person is not known')
    return reply.json()
  }

  const framed = window.parent !== window
  let calls = 0
  /**
   * Asks the phone around the frame and waits for its answer; outside a phone the fallback is the answer.
   * @param {string} act
   * @param {unknown} data
   * @param {unknown} [fallback]
   */
  const phone = (act, data, fallback) => {
    if (!framed) return Promise.resolve(fallback)
    const id = ++calls
    return new Promise((done) => {
      const answer = (/** @type {MessageEvent} */ event) => {
        if (event.source !== window.parent || event.data?.to !== 'mini-app' || event.data.id !== id) return
        window.removeEventListener('message', answer)
        done(event.data.result)
      }
      window.addEventListener('message', answer)
      window.parent.postMessage({ to: 'phone', id, act, data }, location.origin)
    })
  }

  /** @param {string} scope */
  const need = async (scope) => {
    const person = await ask('')
    if (person.refusedScopes.includes(scope)) throw failure(-201, 'the person refused')
    return person
  }

  const scopes = ['scope.userInfo', 'scope.userPhonenumber', 'scope.userLocation']
  const settings = async (/** @type {string[]} */ wanted) => {
    const { refusedScopes } = await ask('')
    return Object.fromEntries(wanted.map((scope) => [scope, !refusedScopes.includes(scope)]))
  }
  const system = { version: '1.0.0', apiVersion: '2.51.6', zaloVersion: '24.11.01', platform: 'android' }
  const done = async () => {}

  Object.assign(window, {
    APP_ID: location.pathname.split('/')[2] ?? '',
    zmpSdk: {
      login: done,
      getAccessToken: async () => (await ask('/token', 'POST')).token,
      getUserID: async () => (await ask('')).id,
      async getUserInfo() {
        const { refusedScopes: _, ...userInfo } = await need('scope.userInfo')
        return { userInfo }
      },
      async getPhoneNumber() {
        await need('scope.userPhonenumber')
        return ask('/phone', 'POST')
      },
      async getLocation() {
        await need('scope.userLocation')
        return ask('/location', 'POST')
      },
      async authorize(/** @type {{ scopes: string[] }} */ { scopes: wanted }) {
        const granted = await settings(wanted)
        if (Object.values(granted).includes(false)) throw failure(-201, 'the person refused')
        return granted
      },
      getSetting: async () => ({ authSetting: await settings(scopes) }),
      openPermissionSetting: done,
      getSystemInfo: () => ({ ...system, language: 'vi', zaloLanguage: 'vi', zaloTheme: 'light' }),
      getNetworkType: async () => ({ networkType: navigator.onLine ? 'wifi' : 'none' }),
      getRouteParams: () => Object.fromEntries(new URLSearchParams(location.search)),
      getEntrySource: async () => 'message',
      getContext: () => ({ type: '', id: '' }),
      getContextAsync: async () => ({ type: '', id: '' }),
      openShareSheet: (/** @type {unknown} */ sheet) =>
        phone('share', sheet, { status: 2, shareType: 0, numberOfUser: 0 }),
      getShareableLink: async (/** @type {{ path?: string }} */ { path = '' }) =>
        `https://zalo.me/s/${location.pathname.split('/')[2]}/${path.replace(/^\/+/, '')}`,
      openChat: (/** @type {unknown} */ target) => phone('open-chat', target),
      openWebview: (/** @type {unknown} */ target) => phone('open-web', target),
      openOutApp: (/** @type {unknown} */ target) => phone('open-web', target),
      openPhone: (/** @type {unknown} */ target) => phone('call', target),
      closeApp: () => phone('close', null),
      minimizeApp: () => phone('close', null),
      setNavigationBarTitle: (/** @type {unknown} */ title) => phone('title', title),
      showToast: (/** @type {unknown} */ toast) => phone('toast', toast),
      followOA: () => ask('/follow', 'POST'),
      unfollowOA: () => ask('/unfollow', 'POST'),
      interactOA: done,
      isAllowedInteractWithOA: async () => ({ status: Boolean((await ask('')).idByOA) }),
      openMiniApp: (/** @type {unknown} */ target) => phone('open-web', target),
      requestSendNotification: () => ask('/notifications', 'POST'),
      setNavigationBarColor: done,
      setNavigationBarLeftButton: done,
      configAppView: done,
      hideKeyboard: done,
      vibrate: done,
      keepScreen: async () => ({ keepScreenOn: true }),
      scanQRCode: async () => ({ content: window.prompt('Nội dung mã QR (trình mô phỏng):') ?? '' }),
      nativeStorage: {
        getItem: (/** @type {string} */ key) => storage.getItem(`native:${key}`) ?? '',
        setItem: (/** @type {string} */ key, /** @type {string} */ value) => storage.setItem(`native:${key}`, value),
        removeItem: (/** @type {string} */ key) => storage.removeItem(`native:${key}`),
        clear: () => storage.clear(),
      },
      events: { on: () => {}, off: () => {}, once: () => {} },
    },
  })
})()
