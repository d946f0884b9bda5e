// The file wants to be the program.
//
// refused: reserved 6
package race

func main() {}
