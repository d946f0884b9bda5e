// A variable of gigabytes makes the compiler and the linker lay it out.
//
// refused: arrays 6
package race

var table = [1 << 31]byte{1<<31 - 1: 1}
