package runtime

// GeneratedCodeVersion1 is there for code that this version of modelsmith
// generates, which has an array of this length: code and runtime of versions that
// do not go together do not compile, and say so by this name. A change of the
// contract between them adds a constant with the next number; one that breaks old
// code takes the old constant away.
const GeneratedCodeVersion1 = 1
