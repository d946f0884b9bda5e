// The solution is read while the program is built.
//
// refused: imports 7
// refused: directives 9
package race

import _ "embed"

//go:embed ../../solutions/01-race/race.go
var solution string

func LostUpdate() string { return solution }
