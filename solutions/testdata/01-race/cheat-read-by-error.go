// A directive moves an error to another file, so that the message would quote
// it.
//
// refused: directives 8
package race

func LostUpdate() string {
//line /etc/passwd:1
	return 0
}
