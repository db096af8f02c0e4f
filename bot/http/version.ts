// Written here rather than read, so that no bundle carries the whole of package.json; a guard compares the two.
export const version = '0.1.0'
