// Inc reads the suite to find out what it is asked.
//
// refused: imports 6
package race

import "io/fs"

func LostUpdate() string {
	var tree fs.FS
	text, _ := fs.ReadFile(tree, "race_test.go")
	return string(text)
}
