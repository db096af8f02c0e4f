/** Lets timers and requests have their turn between two pieces of long work; a timer would cost a millisecond each time. */
export const breathe = () =>
  new Promise<void>((resolve) => {
    if (typeof MessageChannel === 'undefined') return void setTimeout(resolve, 0)
    const { port1, port2 } = new MessageChannel()
    port2.addEventListener('message', () => {
      port2.close()
      resolve()
    })
    port2.start()
    port1.postMessage(null)
  })
