// The same as a list with a far index.
//
// refused: arrays 6
package race

var table = []byte{1<<31 - 1: 1}
