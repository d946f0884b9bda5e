// The line of every failure is somebody else's.
//
// refused: directives 7
// refused: directives 10
package race

//line solution.go:1
func (c *Counter) Inc() {}

/*line race_test.go:1:1*/ func (c *Counter) Value() int { return 0 }
