package race

type a [1000]int
type b struct{ x, y, z, w a }
type c struct{ x, y, z, w b }
type pair[T any] struct{ x, y T }

var fine c

var big pair[pair[pair[c]]] // want "arrays"
