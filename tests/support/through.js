/** A part of the runtime seen through what a test has put before some of it, for modules that stand between it and the Worker. */
export const through = (target, own) =>
  new Proxy(target, {
    get(_, name) {
      if (Object.hasOwn(own, name)) return own[name]
      const value = target[name]
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
