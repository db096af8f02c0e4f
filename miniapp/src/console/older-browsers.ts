const has = Object.prototype.hasOwnProperty

// Mantine calls it; Chrome 92, for which the build is made, does not have it yet.
Object.hasOwn ??= (object, key) => has.call(object, key)

export {}
