package race

var fine [100_000]int

var big [100_001]int // want "arrays"
