export const bankLimits = { source: 500, tags: 10, tag: 60, imported: 10_000 }

/** Where a picture stood that was left out. */
export const pictureMark = '\ufffc'
